# Makes the inside of a container and becomes its command: container.sh <folder> <host name> <command...>
set -e
folder=$1
# Not by /proc/sys, which belongs to the root of the machine.
hostname "$2"
shift 2
mount --bind "$folder/hosts" /etc/hosts
mount --bind "$folder/resolv.conf" /etc/resolv.conf
# Nothing that runs in a pod can write to the machine. What cannot be changed here could not be written to before.
cut -d' ' -f2 /proc/self/mounts | while read -r point; do
  case $point in /proc* | /dev*) ;; *) mount -o remount,bind,ro "$point" 2>/dev/null || true ;; esac
done
exec "$@"

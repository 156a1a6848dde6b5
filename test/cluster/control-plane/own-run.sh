# Becomes a program with a /run of its own, in which lies what a pod has of its service account. kube-proxy locks a file in
# /run, and kube-network-policies reads its account there alone. In a mount namespace of its own: own-run.sh <folder of the
# account> <command...>
set -e
account=$1
shift
mount -t tmpfs tmpfs /run
mkdir -p /run/secrets/kubernetes.io
cp -rL "$account" /run/secrets/kubernetes.io/serviceaccount
exec "$@"

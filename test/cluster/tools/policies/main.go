// Reads sets of NetworkPolicies and calls between pods as JSON, and writes what Cyclonus makes of each call.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

// Pod is one end of a call.
type Pod struct {
	Namespace       string            `json:"namespace"`
	NamespaceLabels map[string]string `json:"namespaceLabels"`
	Labels          map[string]string `json:"labels"`
	Address         string            `json:"address"`
}

// Call goes from one pod to a port of another.
type Call struct {
	From     Pod         `json:"from"`
	To       Pod         `json:"to"`
	Port     int         `json:"port"`
	PortName string      `json:"portName"`
	Protocol v1.Protocol `json:"protocol"`
}

// Set is the policies of a cluster, and the calls to judge.
type Set struct {
	Policies []*networkingv1.NetworkPolicy `json:"policies"`
	Calls    []Call                        `json:"calls"`
}

// Verdict says whether packets leave the one pod and enter the other.
type Verdict struct {
	Egress  bool `json:"egress"`
	Ingress bool `json:"ingress"`
}

func main() {
	var sets []Set
	if err := json.NewDecoder(os.Stdin).Decode(&sets); err != nil {
		log.Fatal(err)
	}
	verdicts := make([][]Verdict, len(sets))
	for i, set := range sets {
		policy := matcher.BuildNetworkPolicies(false, set.Policies)
		verdicts[i] = make([]Verdict, len(set.Calls))
		for j, call := range set.Calls {
			allowed := policy.IsTrafficAllowed(&matcher.Traffic{
				Source:           peer(call.From),
				Destination:      peer(call.To),
				ResolvedPort:     call.Port,
				ResolvedPortName: call.PortName,
				Protocol:         call.Protocol,
			})
			verdicts[i][j] = Verdict{Egress: allowed.Egress.IsAllowed(), Ingress: allowed.Ingress.IsAllowed()}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		log.Fatal(err)
	}
}

func peer(pod Pod) *matcher.TrafficPeer {
	return &matcher.TrafficPeer{
		IP: pod.Address,
		Internal: &matcher.InternalPeer{
			PodLabels:       pod.Labels,
			NamespaceLabels: pod.NamespaceLabels,
			Namespace:       pod.Namespace,
		},
	}
}

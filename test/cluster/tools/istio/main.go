// Reads sets of Kubernetes and Istio objects with calls between pods as JSON, and writes what Istio's own simulator makes
// of each call: what the sidecar of the client sends, and whether the sidecar of the server takes it. The simulator works
// on the configuration that istiod makes for each sidecar. Answers leave by file descriptor 3.
package main

import (
	"encoding/json"
	"log"
	"os"
	"strings"
	"testing"

	cluster "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	endpoint "github.com/envoyproxy/go-control-plane/envoy/config/endpoint/v3"
	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/simulation"
	"istio.io/istio/pilot/test/xds"
	"istio.io/istio/pilot/test/xdstest"
	"istio.io/istio/pkg/config/mesh"
)

// Pod is one end of a call.
type Pod struct {
	Name      string            `json:"name"`
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	Address   string            `json:"address"`
	Sidecar   bool              `json:"sidecar"`
}

// Call goes from one pod to another, by the address of that pod or by the cluster IP of a Service before it.
type Call struct {
	From Pod `json:"from"`
	To   Pod `json:"to"`
	// Address is what the client's socket connects to.
	Address string `json:"address"`
	Port    int    `json:"port"`
	// Host is the Host header of HTTP.
	Host     string              `json:"host"`
	Protocol simulation.Protocol `json:"protocol"`
	// ContainerPort is where the packets end if no sidecar of the client chooses an endpoint.
	ContainerPort int `json:"containerPort"`
}

// Set is one cluster, and the calls to judge in it.
type Set struct {
	Kubernetes   string `json:"kubernetes"`
	Istio        string `json:"istio"`
	RegistryOnly bool   `json:"registryOnly"`
	Calls        []Call `json:"calls"`
}

// Verdict is what becomes of a call.
type Verdict struct {
	Works bool   `json:"works"`
	How   string `json:"how"`
}

// sent is what leaves the pod of the client.
type sent struct {
	mutual bool
	http   bool
	port   int
	how    string
	failed bool
}

func main() {
	var sets []Set
	if err := json.NewDecoder(os.Stdin).Decode(&sets); err != nil {
		log.Fatal(err)
	}
	verdicts := make([][]Verdict, len(sets))
	judge := func(t *testing.T) {
		for i, set := range sets {
			t.Run("set", func(t *testing.T) { verdicts[i] = judged(t, set) })
		}
		if t.Failed() {
			return
		}
		if err := json.NewEncoder(os.NewFile(3, "answers")).Encode(verdicts); err != nil {
			t.Fatal(err)
		}
	}
	// The simulator reports to a test, so it has to run in one.
	all := func(string, string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{{Name: "calls", F: judge}}, nil, nil)
}

func judged(t *testing.T, set Set) []Verdict {
	meshConfig := mesh.DefaultMeshConfig()
	if set.RegistryOnly {
		meshConfig.OutboundTrafficPolicy = &meshconfig.MeshConfig_OutboundTrafficPolicy{
			Mode: meshconfig.MeshConfig_OutboundTrafficPolicy_REGISTRY_ONLY,
		}
	}
	server := xds.NewFakeDiscoveryServer(t, xds.FakeOptions{
		KubernetesObjectString: set.Kubernetes,
		ConfigString:           set.Istio,
		MeshConfig:             meshConfig,
	})
	proxies := map[string]*model.Proxy{}
	proxyOf := func(pod Pod) *model.Proxy {
		if proxies[pod.Address] == nil {
			proxies[pod.Address] = server.SetupProxy(&model.Proxy{
				ID:              pod.Name + "." + pod.Namespace,
				ConfigNamespace: pod.Namespace,
				Labels:          pod.Labels,
				IPAddresses:     []string{pod.Address},
				Metadata:        &model.NodeMetadata{Namespace: pod.Namespace, Labels: pod.Labels},
			})
		}
		return proxies[pod.Address]
	}
	verdicts := make([]Verdict, len(set.Calls))
	for i, call := range set.Calls {
		packets := sent{http: call.Protocol == simulation.HTTP, port: call.ContainerPort, how: "no sidecar at the client"}
		if call.From.Sidecar {
			packets = outbound(t, server, proxyOf(call.From), call)
		}
		if packets.failed {
			verdicts[i] = Verdict{How: packets.how}
			continue
		}
		if !call.To.Sidecar {
			verdicts[i] = Verdict{Works: !packets.mutual, How: packets.how + "; no sidecar at the server"}
			continue
		}
		works, how := inbound(t, server, proxyOf(call.To), call, packets)
		verdicts[i] = Verdict{Works: works, How: packets.how + "; " + how}
	}
	return verdicts
}

// outbound is what the sidecar of the client makes of a call.
func outbound(t *testing.T, server *xds.FakeDiscoveryServer, proxy *model.Proxy, call Call) sent {
	sim := simulation.NewSimulation(t, server, proxy)
	sim.Routes = routes(server, proxy, sim)
	result := sim.Run(simulation.Call{
		Address:    call.Address,
		Port:       call.Port,
		Protocol:   call.Protocol,
		HostHeader: call.Host,
		CallMode:   simulation.CallModeOutbound,
	})
	if result.Error != nil {
		return sent{failed: true, how: result.Error.Error()}
	}
	chosen := xdstest.ExtractClusters(sim.Clusters)[result.ClusterMatched]
	if chosen == nil || chosen.Name == "BlackHoleCluster" {
		return sent{failed: true, how: "dropped at " + result.ListenerMatched}
	}
	packets := sent{http: result.VirtualHostMatched != "", port: call.Port, how: chosen.Name}
	if chosen.GetType() == cluster.Cluster_ORIGINAL_DST {
		packets.mutual = chosen.TransportSocket != nil
		if call.Address != call.To.Address {
			packets.port = call.ContainerPort
		}
		return packets
	}
	for _, assignment := range server.Endpoints(proxy) {
		if assignment.ClusterName != chosen.Name {
			continue
		}
		for _, locality := range assignment.Endpoints {
			for _, one := range locality.LbEndpoints {
				address := one.GetEndpoint().GetAddress().GetSocketAddress()
				if address.GetAddress() == call.To.Address {
					packets.port = int(address.GetPortValue())
					packets.mutual = isMutual(chosen, one)
					return packets
				}
			}
		}
	}
	return sent{failed: true, how: "no endpoint of " + chosen.Name}
}

// routes makes the routes of each name once. The simulator asks for a name as often as listeners have it, and istiod then
// answers with routes that lack virtual hosts.
func routes(server *xds.FakeDiscoveryServer, proxy *model.Proxy, sim *simulation.Simulation) []*route.RouteConfiguration {
	names := map[string]bool{}
	made := []*route.RouteConfiguration{}
	for _, name := range xdstest.ExtractRoutesFromListeners(sim.Listeners) {
		if names[name] {
			continue
		}
		names[name] = true
		request := &model.PushRequest{Push: server.PushContext()}
		resources, _ := server.ConfigGen.BuildHTTPRoutes(proxy, request, []string{name})
		for _, resource := range resources {
			one := &route.RouteConfiguration{}
			if err := resource.Resource.UnmarshalTo(one); err == nil {
				made = append(made, one)
			}
		}
	}
	return made
}

// isMutual says whether a cluster encrypts what it sends to an endpoint.
func isMutual(chosen *cluster.Cluster, one *endpoint.LbEndpoint) bool {
	if len(chosen.TransportSocketMatches) == 0 {
		return chosen.TransportSocket != nil
	}
	mode := one.GetMetadata().GetFilterMetadata()["envoy.transport_socket_match"].GetFields()["tlsMode"].GetStringValue()
	for _, match := range chosen.TransportSocketMatches {
		if match.Match.GetFields()["tlsMode"].GetStringValue() == mode && mode != "" {
			return !strings.Contains(match.TransportSocket.GetName(), "raw_buffer")
		}
	}
	return false
}

// inbound says whether the sidecar of the server takes what was sent.
func inbound(
	t *testing.T, server *xds.FakeDiscoveryServer, proxy *model.Proxy, call Call, packets sent,
) (bool, string) {
	sim := simulation.NewSimulation(t, server, proxy)
	arrives := simulation.Call{
		Address:    call.To.Address,
		Port:       packets.port,
		Protocol:   call.Protocol,
		HostHeader: call.Host,
		CallMode:   simulation.CallModeInbound,
		TLS:        simulation.Plaintext,
	}
	if packets.mutual {
		arrives.TLS = simulation.MTLS
		arrives.Sni = "outbound_." + call.Host
		// What went through a TCP proxy says so in its handshake, whatever it is.
		arrives.Alpn = "istio"
		if packets.http {
			arrives.Alpn = "istio-http/1.1"
		}
	}
	result := sim.Run(arrives)
	if result.Error != nil {
		return false, result.Error.Error()
	}
	// The simulator lets a TLS handshake into a chain that does not read it.
	listener := xdstest.ExtractListener(model.VirtualInboundListenerName, sim.Listeners)
	chain := xdstest.ExtractFilterChain(result.FilterChainMatched, listener)
	if packets.mutual && chain.GetTransportSocket() == nil {
		return false, "mutual TLS to plain text"
	}
	return true, result.FilterChainMatched
}

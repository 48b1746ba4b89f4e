package dev.coop.attack;

import dev.coop.core.container.CreateListener;
import dev.coop.core.setup.Setup;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.InstanceState.Interface;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** One container that takes the addresses of another. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NeighboursIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static String own = "";
    private static String victim = "";

    @BeforeAll
    static void neighbours() {
        victim = address("victim");
        own = address("thief");
        // It would put right what the thief sets.
        thief("systemctl kill --signal=STOP systemd-networkd");
    }

    private static String address(String name) {
        return Objects.requireNonNull(
                coop.containers().create(named(name), CreateListener.NONE).ipv4());
    }

    private static void thief(String script) {
        ExecResult result = coop.incus().client().instances().exec("thief").run(ExecRequest.of("bash", "-ec", script));
        assertThat(result.succeeded()).as(result.err()).isTrue();
    }

    private static void filter(boolean on) {
        coop.incus().client().profiles().update(Setup.sandbox(coop.incus().pool(), IncusFixture.BRIDGE, on));
    }

    private static InetAddress gateway() throws IOException {
        String address = coop.incus()
                .global()
                .networks()
                .get(IncusFixture.BRIDGE)
                .config()
                .getOrDefault("ipv4.address", "");
        return InetAddress.getByName(address.substring(0, address.indexOf('/')));
    }

    /** What arrives first of what the thief sends while it pretends to be another, and then as itself. */
    private static String first(String pretend, String stop) throws IOException {
        try (DatagramSocket host = new DatagramSocket(new InetSocketAddress(gateway(), 0))) {
            host.setSoTimeout(30_000);
            String to = "/dev/udp/" + gateway().getHostAddress() + "/" + host.getLocalPort();
            thief("echo hello >" + to);
            assertThat(receive(host)).isEqualTo("hello");
            thief(pretend + "; echo forged >" + to + "; " + stop + "; echo honest >" + to);
            return receive(host);
        }
    }

    private static String receive(DatagramSocket host) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[64], 64);
        host.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8).strip();
    }

    private static void onlyWithoutFilters(String pretend, String stop) throws IOException {
        assertThat(first(pretend, stop)).isEqualTo("honest");
        filter(false);
        try {
            assertThat(first(pretend, stop)).isEqualTo("forged");
        } finally {
            filter(true);
        }
    }

    @Test
    void it_cannot_send_from_the_address_of_another() throws IOException {
        String route = "ip route replace " + gateway().getHostAddress() + "/32 dev eth0 src ";
        onlyWithoutFilters(
                "ip addr add " + victim + "/32 dev eth0; " + route + victim,
                route + own + "; ip addr del " + victim + "/32 dev eth0");
    }

    @Test
    void it_cannot_send_with_the_hardware_address_of_another() throws IOException {
        Map<String, Interface> network = Objects.requireNonNull(
                coop.incus().client().instances().state("victim").network());
        String mac = Objects.requireNonNull(network.get("eth0")).hwaddr();
        String to = gateway().getHostAddress();
        // With another address of its own the kernel forgets that of the host.
        onlyWithoutFilters(
                "own=$(cat /sys/class/net/eth0/address); host=$(ip neigh show " + to
                        + " | grep -o '..:..:..:..:..:..'); ip link set dev eth0 address " + mac + "; ip neigh replace "
                        + to
                        + " lladdr $host nud permanent dev eth0",
                "ip link set dev eth0 address $own");
    }
}

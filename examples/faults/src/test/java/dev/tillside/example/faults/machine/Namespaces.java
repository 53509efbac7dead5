package dev.tillside.example.faults.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two network namespaces with a line between them that can be broken in several ways. */
public final class Namespaces implements AutoCloseable {
    /** Head office's address. */
    public static final String OFFICE_ADDRESS = "10.199.77.2";

    private static final String TILL_ADDRESS = "10.199.77.1";

    private final String till;
    private final String office;

    /** What the line does to what the till sends. */
    public enum Weather {
        /** Everything arrives. */
        FAIR("accept"),
        /** Nothing arrives, and nobody says so. */
        DROPPED("drop"),
        /** Every connection is reset. */
        RESET("ip protocol tcp reject with tcp reset"),
        /** Two of five packets are lost. */
        LOSSY("numgen random mod 100 < 40 drop"),
        /** What head office answers is lost: it has taken what the till does not know to be taken. */
        ANSWERS_LOST("tcp sport 7070 ip length > 100 drop");

        private final String rule;

        Weather(String rule) {
            this.rule = rule;
        }
    }

    private Namespaces(String till, String office) {
        this.till = till;
        this.office = office;
    }

    public static Namespaces joined() throws IOException, InterruptedException {
        Namespaces made = new Namespaces(Workplace.name("till"), Workplace.name("office"));
        try {
            made.join();
        } catch (IOException | InterruptedException e) {
            made.close();
            throw e;
        }
        return made;
    }

    private void join() throws IOException, InterruptedException {
        Running.must("ip", "netns", "add", till);
        Running.must("ip", "netns", "add", office);
        Running.must("ip", "-n", till, "link", "add", "line", "type", "veth", "peer", "name", "line", "netns", office);
        up(till, TILL_ADDRESS);
        up(office, OFFICE_ADDRESS);
        Running.must("ip", "netns", "exec", till, "nft", "add table inet weather");
        for (String hook : List.of("input", "output")) {
            Running.must(
                    "ip",
                    "netns",
                    "exec",
                    till,
                    "nft",
                    "add chain inet weather " + hook + " { type filter hook " + hook + " priority 0; }");
        }
    }

    private static void up(String namespace, String address) throws IOException, InterruptedException {
        Running.must("ip", "-n", namespace, "addr", "add", address + "/30", "dev", "line");
        Running.must("ip", "-n", namespace, "link", "set", "line", "up");
        Running.must("ip", "-n", namespace, "link", "set", "lo", "up");
    }

    /** Changes the weather; connections that stand feel it too. */
    public void weather(Weather weather) throws IOException, InterruptedException {
        String hook = weather == Weather.ANSWERS_LOST ? "input" : "output";
        Running.must("ip", "netns", "exec", till, "nft", "flush table inet weather");
        Running.must("ip", "netns", "exec", till, "nft", "add rule inet weather " + hook + " " + weather.rule);
    }

    /** The command in the till's namespace. */
    public List<String> atTheTill(List<String> command) {
        return inside(till, command);
    }

    /** The command in head office's namespace. */
    public List<String> atHeadOffice(List<String> command) {
        return inside(office, command);
    }

    private static List<String> inside(String namespace, List<String> command) {
        List<String> inside = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        inside.addAll(command);
        return inside;
    }

    static void delete(String namespace) throws IOException {
        try {
            Running.run(List.of("ip", "netns", "del", namespace), Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        delete(till);
        delete(office);
    }
}

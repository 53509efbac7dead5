package dev.tillside.example.faults.machine;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a stage cannot do without, and how it is found out whether it is there. */
public enum Need {
    STRACE("strace that may trace (Debian: strace)", "strace -qq -o /dev/null true"),
    FAKETIME("libfaketime (Debian: faketime)", "faketime 2020-01-01 true"),
    PRLIMIT("prlimit (Debian: util-linux)", "prlimit --fsize=1000000 true"),
    MOUNTS("root that may mount tmpfs", "unshare -m sh -c 'mount -t tmpfs -o size=64k tillside-faults /mnt'"),
    LOOP_DEVICES(
            "root that may mount ext4 from a file, and xfs_io (Debian: e2fsprogs, xfsprogs)",
            "f=$(mktemp) && truncate -s 4M $f && mkfs.ext4 -q $f && unshare -m mount -o loop $f /mnt; r=$?; rm $f;"
                    + " xfs_io -V >/dev/null && exit $r"),
    NAMESPACES(
            "root that may make network namespaces, and nft (Debian: iproute2, nftables)",
            "unshare -n sh -c 'nft add table inet t && ip link add one type veth peer name two'");

    private static final Map<Need, Boolean> FOUND = new ConcurrentHashMap<>();

    private final String words;
    private final String probe;

    Need(String words, String probe) {
        this.words = words;
        this.probe = probe;
    }

    /**
     * Goes on where everything is there. Where something is missing the stage is skipped, and says so loudly; in CI, where
     * nothing may be missing, it fails.
     */
    public static void have(String stage, Need... needs) {
        for (Need need : needs) {
            if (!FOUND.computeIfAbsent(need, Need::there)) {
                String sentence = "DID NOT RUN: " + stage + ", because there is no " + need.words + ".";
                System.err.println(sentence);
                if ("true".equals(System.getenv("CI"))) {
                    Assertions.fail(sentence);
                }
                Assumptions.abort(sentence);
            }
        }
    }

    private static boolean there(Need need) {
        try {
            return Running.run(List.of("sh", "-c", need.probe), Duration.ofSeconds(20))
                            .status()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

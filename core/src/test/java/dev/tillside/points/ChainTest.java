package dev.tillside.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final String START = Chain.start("till-03");

    private static List<Chain.Link> chained() {
        List<Chain.Link> links = new ArrayList<>();
        String hash = START;
        for (LedgerEntry entry : new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.of(100), 0))
                .play("earn T1 100; earn T2 50; spend T3 120; claw T2 50")
                .ledger()
                .entries()) {
            hash = Chain.next(hash, entry);
            links.add(new Chain.Link(entry.canonical(), hash));
        }
        return links;
    }

    @Test
    void anUntouchedChainHolds() {
        List<Chain.Link> links = chained();
        String last = links.get(links.size() - 1).hash();

        assertThat(Chain.firstBroken(START, links)).isEmpty();
        assertThat(Chain.firstBroken(START, links, last)).isEmpty();
        assertThat(Chain.firstBroken(links.get(1).hash(), links.subList(2, links.size())))
                .isEmpty();
        assertThat(last).matches("[0-9a-f]{64}");
    }

    @Test
    void tamperingShowsWhereItBegins() {
        for (int at = 0; at < chained().size(); at++) {
            List<Chain.Link> changed = chained();
            Chain.Link link = changed.get(at);
            changed.set(at, new Chain.Link(link.text().replace("T", "U"), link.hash()));
            List<Chain.Link> forged = chained();
            forged.set(at, new Chain.Link(link.text() + "!", Chain.next(START, link.text() + "!")));
            List<Chain.Link> doubled = chained();
            doubled.add(at, link);

            assertThat(Chain.firstBroken(START, changed)).hasValue(at);
            assertThat(Chain.firstBroken(START, forged)).isPresent();
            assertThat(Chain.firstBroken(START, doubled)).hasValue(at + 1);
        }
    }

    @Test
    void anEntryLeftOutOrMovedShows() {
        List<Chain.Link> shorter = chained();
        shorter.remove(1);
        List<Chain.Link> moved = chained();
        moved.add(1, moved.remove(2));

        assertThat(Chain.firstBroken(START, shorter)).hasValue(1);
        assertThat(Chain.firstBroken(START, moved)).hasValue(1);
        assertThat(Chain.firstBroken(Chain.start("till-04"), chained())).hasValue(0);
    }

    @Test
    void anEndCutOffShowsToWhoKnowsIt() {
        List<Chain.Link> links = chained();
        String last = links.get(links.size() - 1).hash();
        links.remove(links.size() - 1);

        assertThat(Chain.firstBroken(START, links)).isEmpty();
        assertThat(Chain.firstBroken(START, links, last)).hasValue(links.size());
        assertThat(Chain.firstBroken(START, List.of(), START)).isEmpty();
    }

    @Test
    void textsThatLookAlikeAreNotOne() {
        LedgerEntry entry = new Club(Club.program(Program.Debt.CARRY, 0, OptionalInt.empty(), 0))
                .play("earn T1 100")
                .ledger()
                .entries()
                .get(0);
        LedgerEntry other = new LedgerEntry(
                entry.member(),
                entry.kind(),
                "T",
                entry.points(),
                entry.available(),
                entry.expires(),
                entry.booking(),
                entry.number(),
                Optional.of("1"));

        assertThat(entry.canonical()).isNotEqualTo(other.canonical()).contains("2:M1");
    }
}

package dev.tillside.pos.replay;

import dev.tillside.pos.tck.FakeHeadOffice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replayed tills that share one coupon: with the line there it is held before an event is answered, else the policy decides. */
class LeaseReplayTest {
    private static final String SETTING = """
            > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London"}
            > {"type":"offer","id":"TEA","audience":"COUPON","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["TEA"]},"offline":"REFUSE"}
            > {"type":"member","id":"M1","cards":["CARD-1"]}
            > {"type":"coupon","id":"C1","member":"M1","offer":"TEA"}
            """;

    @TempDir
    private Path directory;

    private final FakeHeadOffice office = new FakeHeadOffice();

    @Test
    void offlineThePolicyDecidesAndOnlineTheAnswer() {
        ReplayTable.hold(directory, office, SETTING + """
                > {"type":"begin","tx":"T1","at":"2026-11-22T09:00:00Z","store":"0042","workstation":"3"}
                < ok
                > {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < MEMBER
                > {"type":"explain","tx":"T1","offer":"TEA"}
                < OFFLINE
                > {"type":"sync"}
                < synced
                > {"type":"price","tx":"T1"}
                < OFFLINE
                > {"type":"online","value":true}
                < ok
                > {"type":"price","tx":"T1"}
                < "discount":"1.00"
                > {"type":"begin","tx":"T2","till":"2","store":"0042","workstation":"4"}
                < ok
                > {"type":"member","tx":"T2","till":"2","id":"M1"}
                < ok
                > {"type":"add","tx":"T2","till":"2","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"price","tx":"T2","till":"2"}
                < HELD_ELSEWHERE
                > {"type":"cancel","tx":"T1"}
                < ok
                > {"type":"sync","till":"2"}
                < synced
                > {"type":"price","tx":"T2","till":"2"}
                < "discount":"1.00"
                > {"type":"online","value":false}
                < ok
                > {"type":"commit","tx":"T2","till":"2","tenders":[{"type":"CARD","amount":"3.00"}]}
                < "discount":"1.00"
                """);
    }

    @Test
    void aCardsFirstWordsAreOfTheAnswer() {
        ReplayTable.hold(directory, office, SETTING + """
                > {"type":"online","value":true}
                < ok
                > {"type":"begin","tx":"T1","at":"2026-11-22T09:00:00Z","store":"0042","workstation":"3"}
                < ok
                > {"type":"add","tx":"T1","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < MEMBER
                > {"type":"lock","tx":"T1"}
                < ok
                > {"type":"price","tx":"T1"}
                < "discount":"1.00"
                """);
    }
}

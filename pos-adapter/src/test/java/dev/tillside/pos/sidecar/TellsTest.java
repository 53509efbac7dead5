package dev.tillside.pos.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TellsTest {
    private final Tells tells = new Tells("run");

    @Test
    void whoBeginsToListenHearsTheLatestStatesThatAnotherWasTold() {
        tells.listen(Optional.empty());
        tells.state("status", "1");
        tells.state("checkouts", "2");
        tells.state("status", "3");

        assertThat(tells.listen(Optional.empty()).orElseThrow().missed())
                .extracting(tell -> tell.type() + " " + tell.json())
                .containsExactly("status 3", "checkouts 2");
    }

    @Test
    void whatWasOnItsWayWhenTheLastListenerLeftIsNoLatestState() {
        Tells.Listener gone = tells.listen(Optional.empty()).orElseThrow();
        tells.state("status", "1");
        tells.leave(gone);
        tells.state("status", "2");

        assertThat(tells.listen(Optional.empty()).orElseThrow().missed()).isEmpty();
    }

    @Test
    void whoComesBackGoesOnAfterWhatItHeardLast() throws InterruptedException {
        Tells.Listener gone = tells.listen(Optional.empty()).orElseThrow();
        tells.tell("status", "1");
        String heard = gone.next(0).orElseThrow().id();
        tells.leave(gone);
        tells.tell("status", "2");

        assertThat(tells.listen(Optional.of(heard)).orElseThrow().missed())
                .extracting(Tells.Tell::json)
                .containsExactly("2");
    }
}

package dev.tillside.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tillside.LoyaltyTill;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Settlement;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the courier's log says of a member that cannot be read: which field, and nothing of the member. */
class CourierLogTest {
    @TempDir
    private Path directory;

    @Test
    void aMemberThatCannotBeReadIsPassedOverWithoutQuotingHim() {
        List<String> logged = loggedWhileTaking("""
                {"type":"member","id":"M1","name":"Niamh","birthday":"1980-05-05"}""");
        assertThat(logged)
                .containsExactly("Head office sent an object that is passed over: BAD_VALUE, field birthday.");
    }

    private List<String> loggedWhileTaking(String object) {
        Logger log = (Logger) LoggerFactory.getLogger(Courier.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try (LoyaltyTill till = LoyaltyTill.at(directory)
                .headOffice(new OfficeWith(object))
                .background(false)
                .open()) {
            assertThat(till.sync().failure()).isEmpty();
        } finally {
            log.detachAppender(lines);
        }
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** A head office that has one object. */
    private record OfficeWith(String object) implements HeadOffice {
        @Override
        public List<Settlement> deliver(List<Delivery> batch) {
            throw new AssertionError("nothing was sold");
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) {
            return new ChangePage(List.of(object), "1", false);
        }
    }
}

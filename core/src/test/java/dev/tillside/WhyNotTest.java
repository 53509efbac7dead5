package dev.tillside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.offer.Reason;
import dev.tillside.text.Message;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why an offer did nothing, in words. */
class WhyNotTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasASentenceInBothLanguages(Reason reason) {
        Message why = Message.cashier("OUTCOME_" + reason.name(), Map.of());
        assertThat(why.text("en")).doesNotContain("OUTCOME_").endsWith(".");
        assertThat(why.text("zh")).doesNotContain("OUTCOME_").endsWith("。");
    }
}

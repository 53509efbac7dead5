package dev.tillside.pos.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.sync.HeadOffice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation as a table: {@code >} is a line of input, and the {@code <} below it hold what its one answer contains; a
 * line of reference data without {@code <} has no answer.
 */
final class ReplayTable {
    private ReplayTable() {}

    static void hold(Path directory, HeadOffice office, String rows) {
        long n = 0;
        try (Conversation conversation = new Conversation(directory, office, "en", Witness.NONE)) {
            String asked = null;
            List<String> answer = List.of();
            for (String row : (rows + "> {\"type\":\"sync\",\"till\":\"last\"}\n< synced\n")
                    .lines()
                    .toList()) {
                if (row.startsWith("> ")) {
                    asked = row.substring(2);
                    answer = new ArrayList<>();
                    conversation.hear(++n, asked, answer::add);
                    assertThat(answer).as(asked).hasSizeLessThanOrEqualTo(1);
                } else {
                    assertThat(answer).as(asked).hasSize(1);
                    assertThat(answer.get(0)).as(asked).contains(row.substring(2));
                }
            }
        }
    }
}

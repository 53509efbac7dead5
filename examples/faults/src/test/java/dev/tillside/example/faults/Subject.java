package dev.tillside.example.faults;

import java.nio.file.Path;
import java.util.List;

/** What faults are done to: a program that says what it acknowledges, and a judge of what it leaves behind. */
public interface Subject {
    /** How the line begins in which it acknowledges something; whatever else comes, from the JVM say, is none. */
    String ACKNOWLEDGED = "ok ";

    /** How many of these lines are acknowledgements. */
    static int acknowledged(List<String> said) {
        return (int) said.stream().filter(line -> line.startsWith(ACKNOWLEDGED)).count();
    }

    String words();

    /** The main class and its arguments. */
    String[] main(Path premises);

    /** All files that it may write. */
    List<Path> files(Path premises);

    /** How much it has acknowledged at most when it ends by itself. */
    int length();

    /**
     * What is wrong with what it left behind, in words. Nobody has the premises open.
     *
     * @param sure how many of its acknowledgements have to be there; of the later ones nobody can be sure, because the power
     *     was being cut while they were said
     */
    List<String> violations(Path premises, List<String> said, int sure);

    /** The same where every acknowledgement has to be there. */
    default List<String> violations(Path premises, List<String> said) {
        return violations(premises, said, Integer.MAX_VALUE);
    }
}

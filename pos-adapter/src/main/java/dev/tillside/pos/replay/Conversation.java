package dev.tillside.pos.replay;

import dev.tillside.LoyaltyTill;
import dev.tillside.LoyaltyTillBuilder;
import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import dev.tillside.fault.LoyaltyException;
import dev.tillside.list.SigningKey;
import dev.tillside.points.Program;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Presence;
import dev.tillside.wire.Answer;
import dev.tillside.wire.Event;
import dev.tillside.wire.ReferenceObject;
import dev.tillside.wire.WireLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads lines of the wire format, does what they say on as many tills as they name, and answers each event with one line.
 *
 * <p>The clock stands where the last {@code at} put it, and at the Unix epoch before the first. Reference data reaches every
 * till at its line; a till begins at its first event, and finds in its directory what an earlier run left there. Tills talk
 * to head office at {@code sync} alone, or, while {@code online} says that the line is there, around each event that begins or
 * ends a transaction, names its member, or asks what an account holds; then what a basket would have head office hold back is
 * asked and answered before the event is. Not thread-safe.
 */
public final class Conversation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** The longest line that is heard, in bytes. */
    static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final Path directory;
    private final HeadOffice office;
    private final String language;
    private final Witness witness;
    private final Optional<SigningKey> listKey;
    private final Map<String, ReferenceObject> reference = new LinkedHashMap<>();
    private final List<ReferenceObject> fresh = new ArrayList<>();
    private final Map<String, TillEvents> tills = new HashMap<>();

    private final Lines lines = new Lines();
    private Optional<Program> program = Optional.empty();
    private boolean programGone;
    private Instant now = Instant.EPOCH;
    private boolean acknowledgementLost;

    /**
     * @param directory holds one directory per till
     * @param office where {@code sync} delivers to
     * @param language of messages, {@code en} or {@code zh}
     * @param witness sees what happens
     */
    public Conversation(Path directory, HeadOffice office, String language, Witness witness) {
        this(directory, office, language, witness, Optional.empty());
    }

    /**
     * @param directory holds one directory per till
     * @param office where {@code sync} delivers to
     * @param language of messages, {@code en} or {@code zh}
     * @param witness sees what happens
     * @param listKey with which every till signs the lists that it prints
     */
    public Conversation(
            Path directory, HeadOffice office, String language, Witness witness, Optional<SigningKey> listKey) {
        this.directory = directory;
        this.office = new ForgetfulOffice(office);
        this.language = language;
        this.witness = witness;
        this.listKey = listKey;
    }

    /**
     * Takes one line.
     *
     * @param n the line's number, for the answer
     * @param answer gets the answer, where there is one: to every event, and to reference data that is refused
     */
    public void hear(long n, String line, Consumer<String> answer) {
        said(n, line).ifPresent(answer);
    }

    /**
     * Takes one line of bytes. A blank line is no line; one that is not UTF-8, or is longer than {@value #LONGEST_LINE} bytes,
     * is malformed. A byte order mark before the first is passed over.
     */
    public void hear(long n, byte[] line, Consumer<String> answer) {
        Optional<String> text = line.length > LONGEST_LINE ? Optional.empty() : decoded(n, line);
        if (text.isEmpty()) {
            BadInput fault = new BadInput(
                    Code.MALFORMED,
                    "",
                    line.length > LONGEST_LINE ? "longer than " + LONGEST_LINE + " bytes" : "not UTF-8");
            witness.refused(fault);
            answer.accept(Answer.error(n, fault, language));
        } else if (!text.get().isBlank()) {
            hear(n, text.get(), answer);
        }
    }

    private static Optional<String> decoded(long n, byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return Optional.of(n == 1 && text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** No line ends the run: what the library did not foresee is answered too, and logged for those who mend it. */
    private Optional<String> said(long n, String line) {
        try {
            return heard(n, WireLine.parse(line));
        } catch (LoyaltyException fault) {
            witness.refused(fault);
            return Optional.of(Answer.error(n, fault, language));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Line {} met a fault of the library's own; it is answered INTERNAL, and the run goes on.", n, e);
            witness.failed();
            return Optional.of(Answer.failed(n, language));
        }
    }

    private Optional<String> heard(long n, WireLine line) {
        if (line.isReference()) {
            takeReference(line.object(program));
            return Optional.empty();
        }
        return Optional.of(answer(n, line.event(programAt(line.till()))));
    }

    /** The programme that came in this run, or else what an earlier one left at the till. */
    private Optional<Program> programAt(String till) {
        return program.isPresent() || programGone ? program : till(till).till().program();
    }

    private void takeReference(ReferenceObject object) {
        String key = object.type() + "\t" + object.id();
        ReferenceObject held = reference.get(key);
        if (held != null && held.version() > object.version()) {
            return;
        }
        reference.put(key, object);
        fresh.add(object);
        if (object.type() == ReferenceObject.Type.PROGRAM) {
            program = object.removed() ? Optional.empty() : Optional.of(ReferenceObject.program(object.json()));
            programGone = object.removed();
        }
    }

    private String answer(long n, Event event) {
        now = event.at().orElse(now);
        tills.values().forEach(till -> till.till().take(fresh));
        fresh.clear();
        TillEvents till = till(event.till());
        if (event.body() instanceof Event.Online line) {
            lines.set(line.everywhere() ? Optional.empty() : Optional.of(event.till()), line.value());
            return Answer.ok(n);
        }
        acknowledgementLost = event.body() instanceof Event.Sync sync && sync.loseAcknowledgement();
        try {
            return exchanged(event, till, () -> till.answer(n, event));
        } finally {
            acknowledgementLost = false;
        }
    }

    /** What the till hears before it answers, and tells after, while the line is there; a line that breaks stops nothing. */
    private String exchanged(Event event, TillEvents till, Supplier<String> answered) {
        if (!lines.up(event.till()) || !Lines.matters(event.body())) {
            return leased(event.till(), answered);
        }
        witness.synced(till.till().sync());
        try {
            return leased(event.till(), answered);
        } finally {
            witness.synced(till.till().sync());
        }
    }

    /** What baskets would have held back is asked before the answer, and what the event let go is told after. */
    private String leased(String till, Supplier<String> answered) {
        ask(till);
        try {
            return answered.get();
        } finally {
            ask(till);
        }
    }

    private void ask(String till) {
        if (lines.up(till)) {
            till(till).till().ask();
        }
    }

    /** The texts of the reference data that tills were told so far, removals among them, in the order in which each first came. */
    public List<String> reference() {
        return reference.values().stream().map(ReferenceObject::json).toList();
    }

    private TillEvents till(String name) {
        return tills.computeIfAbsent(name, n -> new TillEvents(n, () -> open(n), language, witness, () -> lines.up(n)));
    }

    private LoyaltyTill open(String name) {
        LoyaltyTillBuilder plan = LoyaltyTill.at(TillEvents.directory(directory, name))
                .clock(() -> now)
                .headOffice(office)
                .background(false)
                .language(language);
        listKey.ifPresent(plan::listKey);
        LoyaltyTill till = plan.open();
        till.take(List.copyOf(reference.values()));
        return till;
    }

    @Override
    public void close() {
        tills.values().forEach(TillEvents::close);
        tills.clear();
    }

    /** Head office, whose answer can get lost on the way. */
    private final class ForgetfulOffice implements HeadOffice {
        private final HeadOffice real;

        ForgetfulOffice(HeadOffice real) {
            this.real = real;
        }

        @Override
        public List<dev.tillside.sync.Settlement> deliver(List<dev.tillside.sync.Delivery> batch) throws IOException {
            List<dev.tillside.sync.Settlement> settlements = real.deliver(batch);
            if (acknowledgementLost) {
                throw new IOException("the acknowledgement was lost");
            }
            return settlements;
        }

        @Override
        public dev.tillside.sync.ChangePage changesAfter(String cursor, int most) throws IOException {
            return real.changesAfter(cursor, most);
        }

        @Override
        public Optional<Lease> lease(LeaseRequest request) throws IOException {
            return real.lease(request);
        }

        @Override
        public Optional<String> present(Presence presence) throws IOException {
            return real.present(presence);
        }

        @Override
        public dev.tillside.sync.ChangePage basketsAfter(String cursor, int most) throws IOException {
            return real.basketsAfter(cursor, most);
        }
    }
}

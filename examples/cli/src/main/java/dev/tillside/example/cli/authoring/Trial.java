package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tillside.fault.BadInput;
import dev.tillside.money.Decimals;
import dev.tillside.pos.replay.Conversation;
import dev.tillside.pos.replay.Witness;
import dev.tillside.sync.ChangePage;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.Lease;
import dev.tillside.sync.LeaseRequest;
import dev.tillside.sync.Settlement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** One basket priced under offers that no till has yet, by a real till that is gone afterwards. */
public final class Trial {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final List<String> offers;
    private final String language;
    private final List<Refusal> refusals = new ArrayList<>();
    private Optional<JsonNode> priced = Optional.empty();

    /**
     * A line that the till refused.
     *
     * @param ofBasket whether it is a line of the basket, or else of the offers
     * @param line its number; 0 where the command line said it
     */
    record Refusal(boolean ofBasket, long line, String path, String message) {}

    /**
     * @param offers lines of reference data
     * @param language of messages
     */
    public Trial(List<String> offers, String language) {
        this.offers = offers;
        this.language = language;
        this.catalogue = new CatalogueReader(finding -> {}).read(List.of(), offers);
    }

    /** When, as people write it: an instant with offset, or a local day (at noon) or time where the programme is at home. */
    public Instant instant(String text) {
        ZoneId zone = catalogue.program().timeZone();
        try {
            if (text.length() == LocalDate.EPOCH.toString().length()) {
                return LocalDate.parse(text).atTime(LocalTime.NOON).atZone(zone).toInstant();
            }
            boolean local = !text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
            return local
                    ? LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw BadInput.value("at", "not a day (2026-11-30) or a time (2026-11-30T17:30): " + Decimals.shown(text));
        }
    }

    /**
     * Prices the basket.
     *
     * @param directory for the till's files
     * @param basket lines of events, or of lines to add
     * @param at stands above what the basket says
     * @param now where neither says when
     */
    public TrialReport price(
            Path directory,
            List<String> basket,
            Optional<Instant> at,
            Instant now,
            Optional<String> store,
            Optional<String> member) {
        TrialBasket said = new TrialBasket(catalogue, new TrialBasket.Visit(at, now, store, member));
        List<TrialBasket.Said> events = said.read(basket);
        try (Conversation till = new Conversation(directory, new NoHeadOffice(), language, Witness.NONE)) {
            for (int i = 0; i < offers.size(); i++) {
                if (!offers.get(i).isBlank()) {
                    hear(till, false, i + 1L, offers.get(i));
                }
            }
            hear(till, true, 0, "{\"type\":\"online\",\"value\":true}");
            events.forEach(event -> hear(till, true, event.line(), event.json()));
            String ask = JSON.createObjectNode()
                    .put("type", "price")
                    .put("tx", said.tx())
                    .toString();
            hear(till, true, 0, ask);
        }
        return new TrialReport(catalogue, said, priced, refusals, language);
    }

    private void hear(Conversation till, boolean ofBasket, long line, String event) {
        till.hear(line, event, answer -> {
            JsonNode read = read(answer);
            switch (read.path("type").asText()) {
                case "priced" -> priced = Optional.of(read);
                case "error" ->
                    refusals.add(new Refusal(
                            ofBasket,
                            line,
                            read.path("path").asText(""),
                            read.path("message").asText()));
                case "scanned" -> rejected(ofBasket, line, read);
                default -> {}
            }
        });
    }

    private void rejected(boolean ofBasket, long line, JsonNode scanned) {
        if (scanned.path("as").asText().equals("REJECTED")) {
            refusals.add(
                    new Refusal(ofBasket, line, "raw", scanned.path("message").asText()));
        }
    }

    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the till answered what is not JSON", e);
        }
    }

    /** A trial is nobody's business but its author's; what tills share is all there for it. */
    private static final class NoHeadOffice implements HeadOffice {
        @Override
        public List<Settlement> deliver(List<Delivery> batch) throws IOException {
            throw new IOException("a trial has no head office");
        }

        @Override
        public ChangePage changesAfter(String cursor, int most) throws IOException {
            throw new IOException("a trial has no head office");
        }

        @Override
        public Optional<Lease> lease(LeaseRequest request) {
            Lease.Part any = new Lease.Part(Integer.MAX_VALUE, false);
            Lease.Share all = new Lease.Share(OptionalLong.empty(), Optional.empty(), false);
            return Optional.of(new Lease(
                    request.basket(),
                    Optional.empty(),
                    request.coupons().keySet().stream().collect(Collectors.toMap(id -> id, id -> any)),
                    request.offers().stream().collect(Collectors.toMap(id -> id, id -> all)),
                    request.vouchers().stream().collect(Collectors.toMap(code -> code, code -> any))));
        }
    }
}

package dev.tillside.example.office.crm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.example.office.reference.Consent;
import dev.tillside.example.office.reference.Contacts;
import dev.tillside.example.office.reference.Reference;
import dev.tillside.example.office.reference.WireObject;
import dev.tillside.example.office.settle.AccountIndex;
import dev.tillside.example.office.settle.Holdings;
import dev.tillside.example.office.store.Json;
import dev.tillside.member.Member;
import dev.tillside.member.MemberId;
import dev.tillside.points.Account;
import dev.tillside.points.AccountMove;
import dev.tillside.points.Balance;
import dev.tillside.points.Program;
import dev.tillside.points.Tiers;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is told of a member to CRMs, as far as he lets it. */
final class CrmMembers {
    private final Connection book;
    private final Optional<Program> program;
    private final Instant now;

    CrmMembers(Connection book, Optional<Program> program, Instant now) {
        this.book = book;
        this.program = program;
        this.now = now;
    }

    ObjectNode row(String id) throws SQLException {
        WireObject object = new Reference(book)
                .object("member", id)
                .orElseThrow(() -> new SQLException("who is told of is a member"));
        ObjectNode member = Json.object(object.json()).orElseThrow();
        Consent consent = object.person().consent();
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("type", "member").put("member", id);
        row.put("contactConsent", consent.contact()).put("profileConsent", consent.profile());
        copy(member, row, "joined", "language");
        if (consent.contact()) {
            copy(member, row, "name");
            Optional<String> contact = new Contacts(book).of(id);
            contact.flatMap(Json::object).ifPresent(ways -> copy(ways, row, "email", "phone"));
        }
        if (consent.profile()) {
            profile(object, row);
        }
        return row;
    }

    private static void copy(ObjectNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.path(field).isTextual()) {
                to.put(field, from.path(field).textValue());
            }
        }
    }

    /** Nothing, where no till can read the member. */
    private void profile(WireObject object, ObjectNode row) throws SQLException {
        Optional<Member> read = AccountIndex.read(object.json());
        if (read.isEmpty()) {
            return;
        }
        Member member = read.get();
        ArrayNode segments = row.putArray("segments");
        member.segments().stream().sorted().forEach(segments::add);
        visits(new Holdings(book).ownMoves(member), row);
        program.ifPresent(rules -> row.put("currency", rules.currency().getCurrencyCode()));
        Optional<Balance> balance = balance(member);
        balance.map(Balance::tier).orElse(member.tier()).ifPresent(tier -> row.put("tier", tier));
        balance.ifPresent(known -> points(known, row));
    }

    /** Of an account that several share only where each of them lets it out: it shows what the others did. */
    private Optional<Balance> balance(Member member) throws SQLException {
        AccountIndex.Shared shared = new AccountIndex(book).of(member.id());
        CrmEntries entries = new CrmEntries(book);
        for (MemberId each : shared.members()) {
            if (!entries.consent(each.id()).profile()) {
                return Optional.empty();
            }
        }
        if (program.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(now, program.get().timeZone());
        Account account = new Holdings(book).of(shared, program.get());
        return Optional.of(account.balance(account.tiers().tier(today, member.tier()), today));
    }

    private static void visits(List<AccountMove> moves, ObjectNode row) {
        long visits = 0;
        BigDecimal spend = BigDecimal.ZERO;
        Optional<LocalDate> last = Optional.empty();
        for (AccountMove move : moves) {
            if (move.fact().isPresent()) {
                Tiers.Fact fact = move.fact().get();
                visits += fact.visits();
                spend = spend.add(new BigDecimal(fact.spend().plain()));
                boolean later = fact.visits() > 0
                        && last.map(day -> day.isBefore(fact.day())).orElse(true);
                last = later ? Optional.of(fact.day()) : last;
            }
        }
        row.put("visits", visits).put("spend", spend.toPlainString());
        last.ifPresent(day -> row.put("lastVisit", day.toString()));
    }

    private static void points(Balance balance, ObjectNode row) {
        row.put("points", balance.points().plain());
        balance.lots().stream()
                .filter(lot -> lot.expires().isPresent())
                .findFirst()
                .ifPresent(first -> {
                    String expiring = balance.lots().stream()
                            .filter(lot -> lot.expires().equals(first.expires()))
                            .map(Balance.Lot::points)
                            .reduce((one, other) -> one.plus(other))
                            .orElseThrow()
                            .plain();
                    row.put("expiringPoints", expiring);
                    row.put("expiringOn", first.expires().orElseThrow().toString());
                });
    }
}

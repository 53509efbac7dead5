package dev.tillside.pos.tck;

import dev.tillside.item.Selector;
import dev.tillside.list.ListCode;
import dev.tillside.list.ListOffer;
import dev.tillside.list.SignedList;
import dev.tillside.list.SigningKey;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.offer.Reward;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signed lists of the made-up shop. Its keys are drawn from seeds: they are nobody's secret. Immutable. */
final class TestLists {
    private static final String PROGRAM = "kit";
    private static final LocalDate ISSUED = LocalDate.of(2026, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2090, 12, 31);

    private final SigningKey key = key("kit-lists", "kit-lists");
    private final SigningKey revoked = key("kit-revoked", "kit-revoked");
    private final Map<TestCode, String> codes = new EnumMap<>(TestCode.class);

    TestLists() {
        String good = code(TestCode.LIST_GOOD, ISSUED, LAST, key);
        codes.put(TestCode.LIST_GOOD, good);
        codes.put(TestCode.LIST_CUT_OFF, good.substring(0, good.length() - 20));
        codes.put(TestCode.LIST_NEWER, good.replace("TL1:", "TL2:"));
        codes.put(TestCode.LIST_USED, code(TestCode.LIST_USED, ISSUED, LAST, key));
        codes.put(TestCode.LIST_EXPIRED, code(TestCode.LIST_EXPIRED, ISSUED, LocalDate.of(2026, 1, 31), key));
        codes.put(TestCode.LIST_NOT_STARTED, code(TestCode.LIST_NOT_STARTED, LocalDate.of(2090, 1, 1), LAST, key));
        codes.put(TestCode.LIST_WITHDRAWN, code(TestCode.LIST_WITHDRAWN, ISSUED, LAST, key));
        codes.put(TestCode.LIST_KEY_REVOKED, code(TestCode.LIST_KEY_REVOKED, ISSUED, LAST, revoked));
        codes.put(
                TestCode.LIST_KEY_UNKNOWN, code(TestCode.LIST_KEY_UNKNOWN, ISSUED, LAST, key("kit-unknown", "other")));
        codes.put(TestCode.LIST_FORGED, code(TestCode.LIST_FORGED, ISSUED, LAST, key("kit-lists", "forger")));
        codes.put(TestCode.LIST_FOREIGN, ListCode.write(list(TestCode.LIST_FOREIGN, "another", ISSUED, LAST), key));
    }

    String text(TestCode code) {
        return Optional.ofNullable(codes.get(code)).orElseThrow();
    }

    /** What head office says of lists and keys. */
    List<String> published() {
        return List.of(
                listKey(key, false),
                listKey(revoked, true),
                "{\"type\":\"list\",\"id\":\"" + id(TestCode.LIST_WITHDRAWN) + "\",\"version\":2,\"removed\":true}");
    }

    private static String listKey(SigningKey key, boolean revoked) {
        return "{\"type\":\"listKey\",\"id\":\"" + key.id() + "\",\"publicKey\":\"" + key.publicKey()
                + "\",\"revoked\":" + revoked + "}";
    }

    private static String code(TestCode code, LocalDate from, LocalDate through, SigningKey key) {
        return ListCode.write(list(code, PROGRAM, from, through), key);
    }

    private static SignedList list(TestCode code, String program, LocalDate from, LocalDate through) {
        Currency euro = Currency.getInstance("EUR");
        Reward reward =
                new Reward.AmountOff(Selector.gtin(TestShop.BREAD.digits()), Money.of("0.30", euro), Optional.empty());
        String id = id(code);
        ListOffer offer = new ListOffer("O-LIST", SignedList.coupon(id, 1), Optional.of(reward), List.of());
        return new SignedList(id, program, euro, new MemberId("M-STRANGER"), ISSUED, from, through, List.of(offer));
    }

    private static String id(TestCode code) {
        return "SIGNED-" + code.name();
    }

    private static SigningKey key(String id, String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
            return SigningKey.generate(id, random);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA1PRNG", e);
        }
    }
}

package dev.tillside.list;

import dev.tillside.item.Gtin;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Reward;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Lists and keys for tests. */
public final class Lists {
    public static final Currency GBP = Currency.getInstance("GBP");
    public static final LocalDate ISSUED = LocalDate.of(2026, 11, 20);

    private Lists() {}

    /** The same key for the same name, on every machine. */
    public static SigningKey key(String id) {
        return SigningKey.generate(id, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                try {
                    byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
                    System.arraycopy(hash, 0, bytes, 0, bytes.length);
                } catch (NoSuchAlgorithmException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    static ListKey shown(SigningKey key) {
        return new ListKey(key.id(), 1, key.publicKey(), DateSpan.ALWAYS, false);
    }

    static ListTrust trusting(ListKey... keys) {
        return trust(Map.of(), Set.of(), keys);
    }

    private static ListTrust trust(Map<String, ListKey> more, Set<String> withdrawn, ListKey... keys) {
        return new ListTrust() {
            @Override
            public Optional<ListKey> listKey(String id) {
                for (ListKey key : keys) {
                    if (key.id().equals(id)) {
                        return Optional.of(key);
                    }
                }
                return Optional.ofNullable(more.get(id));
            }

            @Override
            public boolean isWithdrawn(String list) {
                return withdrawn.contains(list);
            }
        };
    }

    static ListTrust withdrawing(String list, ListKey... keys) {
        return trust(Map.of(), Set.of(list), keys);
    }

    static ListOffer offer(String id, String coupon, Reward reward) {
        return new ListOffer(id, coupon, Optional.of(reward), List.of());
    }

    static SignedList of(List<ListOffer> offers) {
        return new SignedList(
                "9521234000016004711",
                "club",
                GBP,
                new MemberId("M1004711"),
                ISSUED,
                ISSUED,
                ISSUED.plusDays(16),
                offers);
    }

    /** As many personal offers as a list has: goods of many makers, amounts, percentages and prices. */
    public static SignedList long25() {
        Random random = new Random(25);
        List<ListOffer> offers = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Selector items = Selector.gtin(gtin(random).digits());
            Reward reward =
                    switch (i % 3) {
                        case 0 ->
                            new Reward.AmountOff(items, new Money(10 + random.nextInt(30) * 5, GBP), Optional.empty());
                        case 1 -> new Reward.PercentOff(items, Percent.of(String.valueOf(5 + random.nextInt(8) * 5)));
                        default ->
                            new Reward.FixedPrice(
                                    items, new Money(99 + random.nextInt(20) * 10, GBP), Optional.empty());
                    };
            offers.add(offer(
                    "P" + (48_000 + random.nextInt(999)), SignedList.coupon("9521234000016004711", i + 1), reward));
        }
        return of(offers);
    }

    static Gtin gtin(Random random) {
        String twelve =
                "50" + String.format(java.util.Locale.ROOT, "%010d", (long) (random.nextDouble() * 10_000_000_000L));
        for (int check = 0; check < 10; check++) {
            if (Gtin.isGtin(twelve + check)) {
                return new Gtin(twelve + check);
            }
        }
        throw new IllegalStateException("no check digit");
    }

    static List<FundingShare> funded(String payer, String percent) {
        return List.of(new FundingShare(payer, Optional.of("D-77"), Percent.of(percent)));
    }
}

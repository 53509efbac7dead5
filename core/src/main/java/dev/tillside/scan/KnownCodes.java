package dev.tillside.scan;

import dev.tillside.member.MemberId;
import dev.tillside.offer.Coupon;
import dev.tillside.offer.Offer;
import java.util.List;

/** The codes that reference data names, as {@link ScanReader} asks for them. */
public interface KnownCodes {
    /** Nothing is known. */
    KnownCodes NONE = new KnownCodes() {
        @Override
        public List<MemberId> membersByCard(String card) {
            return List.of();
        }

        @Override
        public List<String> listsByCode(String code) {
            return List.of();
        }

        @Override
        public List<Coupon> couponsByCode(String code) {
            return List.of();
        }

        @Override
        public List<Offer> offersByCode(String code) {
            return List.of();
        }
    };

    /** Members with that card; more than one is a mistake of head office's. */
    List<MemberId> membersByCard(String card);

    /** Ids of lists with that id or code. */
    List<String> listsByCode(String code);

    /** Coupons with that code. */
    List<Coupon> couponsByCode(String code);

    /** Bearer offers with that code. */
    List<Offer> offersByCode(String code);
}

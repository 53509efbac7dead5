package dev.tillside.barcode;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import dev.tillside.fault.BadInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads the symbol in a picture: EAN and UPC, Code 128 and GS1-128, DataBar, QR, Data Matrix, PDF417, Aztec.
 *
 * <p>A ladder of ever dearer looks at the picture: the next one only after the one before found nothing. A square symbol corrects
 * its own errors, and one look is enough. Bars have a check digit, which a blurred picture passes by chance; so they count when
 * two different looks agree, and not where looks contradict each other;
 * short ones when every way to look at them agrees and nothing stands beside them. The ladder has an end, and with it the work.
 *
 * <p>Of UPC-E no more than number system 0 is read: the left half of an EAN-13 whose right half is lost in glare looks exactly
 * like one of number system 1, check digit included one time in ten.
 *
 * <p>Stateless and thread-safe.
 */
public final class FrameReader {
    private static final int MOST_PIXELS = 1_500_000;
    private static final int LARGEST_DOUBLED = 700_000;
    private static final Set<BarcodeFormat> BARS = EnumSet.of(
            BarcodeFormat.EAN_13,
            BarcodeFormat.EAN_8,
            BarcodeFormat.UPC_A,
            BarcodeFormat.UPC_E,
            BarcodeFormat.CODE_128,
            BarcodeFormat.RSS_14,
            BarcodeFormat.RSS_EXPANDED);
    /** Symbols that are found by chance in the bars of others, or in noise. */
    private static final Set<BarcodeFormat> WEAK =
            EnumSet.of(BarcodeFormat.EAN_8, BarcodeFormat.UPC_E, BarcodeFormat.RSS_14, BarcodeFormat.RSS_EXPANDED);

    private static final Set<BarcodeFormat> ALL = all();
    private static final int ROWS_APART = 4;
    private static final int ROWS_FAR_APART = 12;
    private static final int FEWEST_ROWS = 8;
    /** The row found, one above, one below, and the other way to tell black from white. */
    private static final int ALL_WAYS = 4;

    private static final Function<LuminanceSource, Binarizer> LOCAL = HybridBinarizer::new;
    private static final Function<LuminanceSource, Binarizer> GLOBAL = GlobalHistogramBinarizer::new;
    private static final UnaryOperator<Grey> DOUBLED = Grey::doubled;

    private static Set<BarcodeFormat> all() {
        Set<BarcodeFormat> all = EnumSet.of(
                BarcodeFormat.QR_CODE, BarcodeFormat.DATA_MATRIX, BarcodeFormat.AZTEC, BarcodeFormat.PDF_417);
        all.addAll(BARS);
        return all;
    }

    /** One way to look. */
    private record Look(
            Function<LuminanceSource, Binarizer> binarizer,
            boolean harder,
            UnaryOperator<Grey> first,
            Set<BarcodeFormat> formats) {}

    /** Squares are looked for where black is told from white place by place: they gain nothing from the other way. */
    private static final List<Look> LADDER = List.of(
            new Look(LOCAL, false, picture -> picture, ALL),
            new Look(GLOBAL, false, picture -> picture, ALL),
            new Look(LOCAL, true, picture -> picture, ALL),
            new Look(GLOBAL, true, picture -> picture, BARS),
            new Look(LOCAL, false, DOUBLED, ALL),
            new Look(GLOBAL, false, DOUBLED, BARS),
            new Look(LOCAL, false, Grey::smoothed, ALL),
            new Look(GLOBAL, false, Grey::smoothed, BARS),
            new Look(LOCAL, false, Grey::rotateCounterClockwise45, ALL),
            new Look(GLOBAL, false, Grey::rotateCounterClockwise45, BARS));

    public FrameReader() {}

    /** What the symbol in the picture says; nothing where none is found that can be trusted. Never throws. */
    public Optional<Decoded> read(Frame frame) {
        Grey picture = Grey.of(BadInput.present(frame, "frame"), MOST_PIXELS);
        Votes votes = new Votes();
        for (Look look : LADDER) {
            if (look.first() == DOUBLED && picture.getWidth() * picture.getHeight() > LARGEST_DOUBLED) {
                continue;
            }
            Grey looked = look.first().apply(picture);
            Optional<Result> found = look(looked, look.binarizer(), look.harder(), look.formats());
            if (found.isPresent() && !BARS.contains(found.get().getBarcodeFormat())) {
                return decoded(found.get());
            }
            if (found.isPresent()) {
                votes(found.get(), looked, look).forEach(votes::add);
            }
            Optional<Result> agreed = votes.agreed();
            if (agreed.isPresent()) {
                return decoded(agreed.get());
            }
        }
        return Optional.empty();
    }

    /** ZXing's text may not be what its format promises. */
    private static Optional<Decoded> decoded(Result result) {
        try {
            return Optional.of(Reading.of(result));
        } catch (BadInput | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** What a look says: of a weak symbol nothing, unless it stands alone and all ways to read it say the same. */
    private static List<Result> votes(Result found, Grey looked, Look look) {
        List<Result> votes = again(found, looked, look);
        votes.add(found);
        boolean weak = WEAK.contains(found.getBarcodeFormat()) && !isStacked(found);
        boolean one = votes.stream().map(Result::getText).distinct().count() == 1;
        return weak && (votes.size() < ALL_WAYS || !one || !QuietZone.around(found, looked)) ? List.of() : votes;
    }

    /** The same symbol in other rows than those it was read from, and with the other way to tell black from white. */
    private static List<Result> again(Result found, Grey looked, Look look) {
        Set<BarcodeFormat> same = EnumSet.of(found.getBarcodeFormat());
        boolean once = !WEAK.contains(found.getBarcodeFormat());
        int apart = once ? ROWS_APART : ROWS_FAR_APART;
        List<Result> again = new ArrayList<>();
        int row = isStacked(found) ? -1 : row(found, looked);
        if (row > apart + FEWEST_ROWS) {
            look(looked.crop(0, 0, looked.getWidth(), row - apart), look.binarizer(), false, same)
                    .ifPresent(again::add);
        }
        int below = looked.getHeight() - row - apart;
        if (row >= 0 && below > FEWEST_ROWS && !(once && again.size() > 0)) {
            look(looked.crop(0, row + apart, looked.getWidth(), below), look.binarizer(), false, same)
                    .ifPresent(again::add);
        }
        if (!(once && again.size() > 0)) {
            look(looked, other(look.binarizer()), look.harder(), same).ifPresent(again::add);
        }
        return again;
    }

    /** A DataBar Expanded Stacked is read from several rows, no one of which says it all. */
    private static boolean isStacked(Result found) {
        ResultPoint[] points = found.getResultPoints();
        return found.getBarcodeFormat() == BarcodeFormat.RSS_EXPANDED
                && points.length > 2
                && Math.abs(points[0].getY() - points[points.length - 1].getY()) >= ROWS_APART;
    }

    private static Function<LuminanceSource, Binarizer> other(Function<LuminanceSource, Binarizer> one) {
        return one == LOCAL ? GLOBAL : LOCAL;
    }

    /** The row that was read; below zero where the picture was turned for it. */
    private static int row(Result found, Grey looked) {
        boolean turned = found.getResultMetadata() != null
                && found.getResultMetadata().containsKey(ResultMetadataType.ORIENTATION);
        ResultPoint[] points = found.getResultPoints();
        if (turned || points == null || points.length == 0) {
            return -1;
        }
        return Math.max(0, Math.min(looked.getHeight() - 1, (int) points[0].getY()));
    }

    /** ZXing stumbles over some pictures in ways of its own: nothing is read then. */
    private static Optional<Result> look(
            Grey picture, Function<LuminanceSource, Binarizer> binarizer, boolean harder, Set<BarcodeFormat> formats) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, formats);
        hints.put(DecodeHintType.ASSUME_GS1, true);
        hints.put(DecodeHintType.CHARACTER_SET, "UTF-8");
        if (harder) {
            hints.put(DecodeHintType.TRY_HARDER, true);
        }
        try {
            return Optional.of(new MultiFormatReader().decode(new BinaryBitmap(binarizer.apply(picture)), hints))
                    .filter(found -> !isHalfAnEan(found));
        } catch (NotFoundException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isHalfAnEan(Result found) {
        return found.getBarcodeFormat() == BarcodeFormat.UPC_E
                && found.getText().startsWith("1");
    }

    /** What was read of bars so far, and how often. */
    private static final class Votes {
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, Result> results = new HashMap<>();

        void add(Result result) {
            String text = result.getBarcodeFormat() + " " + result.getText();
            counts.merge(text, 1, Integer::sum);
            results.put(text, result);
        }

        /** What is read often enough, and far more often than all else together. */
        Optional<Result> agreed() {
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            return counts.entrySet().stream()
                    .filter(e -> e.getValue() >= 2)
                    .filter(e -> e.getValue() > 2 * (all - e.getValue()))
                    .map(e -> results.get(e.getKey()))
                    .findFirst();
        }
    }
}

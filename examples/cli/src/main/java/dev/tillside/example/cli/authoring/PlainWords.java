package dev.tillside.example.cli.authoring;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in a merchandiser's words what the library says in an engineer's. What it has no words for is told as the library
 * tells it.
 */
final class PlainWords {
    /** What the library says, and the code of the sentence; its groups are {@code value} and {@code known}, in this order. */
    private record Saying(Pattern said, String code) {}

    private static final List<Saying> SAYINGS = List.of(
            saying("not JSON: (.*)", "NOT_AN_OBJECT_LINE"),
            saying("not a JSON object", "NOT_AN_OBJECT_LINE"),
            saying("(.*) is missing", "MISSING"),
            saying("not a type: (.*)", "UNKNOWN_TYPE"),
            saying("not a kind of offer: (.*)", "UNKNOWN_KIND"),
            saying("a layer that the programme does not list: (.*), not one of \\[(.*)]", "UNKNOWN_LAYER"),
            saying("not a plain decimal: (.*)", "NOT_A_DECIMAL"),
            saying("more than (\\d+) decimals: (.*)", "TOO_MANY_DECIMALS"),
            saying("not a JSON string: (.*)", "NOT_IN_QUOTES"),
            saying("not a JSON integer: (.*)", "NOT_A_COUNT"),
            saying("out of range: (.*)", "OUT_OF_RANGE"),
            saying("amount out of range: (.*)", "OUT_OF_RANGE"),
            saying("not true or false: (.*)", "NOT_TRUE_OR_FALSE"),
            saying("not a JSON array: (.*)", "NOT_A_LIST"),
            saying("not a JSON object: (.*)", "NOT_AN_OBJECT"),
            saying("not one of \\[(.*)]: (.*)", "NOT_ONE_OF"),
            saying("not a GTIN: (.*)", "NOT_A_GTIN"),
            saying("not above 0 and at most 100: (.*)", "NOT_A_PERCENTAGE"),
            saying("not above zero: (.*)", "NOT_ABOVE_ZERO"),
            saying("below zero: (.*)", "BELOW_ZERO"),
            saying("not 1 to 9999: (.*)", "NOT_1_TO_9999"),
            saying("not a date: (.*)", "NOT_A_DATE"),
            saying("neither a date nor an instant with offset: (.*)", "NOT_A_DATE"),
            saying("not an ISO 8601 period: (.*)", "NOT_A_PERIOD"),
            saying("not a time of day such as 09:30: (.*)", "NOT_A_TIME"),
            saying("starts after it ends: (.*) to (.*)", "ENDS_BEFORE_IT_STARTS"),
            saying("payers fund more than 100 percent", "FUNDING_OVER"),
            saying("the TENDER layer has no SPEND", "SPEND_IN_TENDER"),
            saying("needs exactly one of price, amountOff and percentOff, has (.*)", "ONE_DEAL"),
            saying("a SPEND tier has amountOff or percentOff", "TIER_WITH_PRICE"),
            saying("a GIFT has either buy or spend", "GIFT_FOR_WHAT"),
            saying("the selector chooses nothing", "CHOOSES_NOTHING"),
            saying("no tiers", "NO_TIERS"),
            saying("no parts", "NO_PARTS"),
            saying("repeats without end: 0", "REPEATS_WITHOUT_END"),
            saying("stands only with one tier that has amountOff", "REPEAT_WITH_ONE_TIER"),
            saying("stands only with percentOff", "CHEAPEST_WITH_PERCENT"),
            saying("more than the quantity: (.*)", "CHEAPEST_OVER_QUANTITY"),
            saying("not a time zone: (.*)", "NOT_A_TIME_ZONE"),
            saying("not an ISO 4217 currency: (.*)", "NOT_A_CURRENCY"),
            saying("not an audience: (.*)", "NOT_AN_AUDIENCE"),
            saying("neither tiers nor segments", "TIERS_OR_SEGMENTS"),
            saying("empty: nobody could have the offer", "FOR_NOBODY"),
            saying("beside a gtin: a line has one of them", "GTIN_AND_SKU"),
            saying("not an? .* id of 1 to 64 characters", "BAD_ID"),
            saying("empty", "EMPTY"));

    private PlainWords() {}

    private static Saying saying(String said, String code) {
        return new Saying(Pattern.compile(said, Pattern.DOTALL), code);
    }

    static Finding of(BadInput fault, long line, String object) {
        String said = fault.getMessage();
        String field = fault.code() == Code.MALFORMED ? "" : told(fault.path().orElse(""));
        for (Saying saying : SAYINGS) {
            Matcher match = saying.said().matcher(said);
            if (match.matches()) {
                return error(line, object, field, saying.code(), arguments(match, field));
            }
        }
        return error(line, object, field, "OTHER", Map.of("value", said, "field", field));
    }

    /** A record that names its own field is named by its parent once more. */
    private static String told(String path) {
        return path.replaceAll("(^|\\.)(\\w+)\\.\\2$", "$1$2");
    }

    private static Finding error(long line, String object, String field, String code, Map<String, String> arguments) {
        return new Finding(Finding.Severity.ERROR, line, object, field, code, arguments);
    }

    private static Map<String, String> arguments(Matcher match, String field) {
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("field", field);
        List<String> names = List.of("value", "other");
        for (int i = 0; i < match.groupCount(); i++) {
            arguments.put(names.get(i), match.group(i + 1));
        }
        return arguments;
    }
}

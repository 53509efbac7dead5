package dev.tillside.example.cli.journey;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes of the data's shorthand, cut off after thirty letters, what a shopper reads. */
final class ProductNames {
    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)?");
    private static final Pattern WORD = Pattern.compile("(?<![A-Z0-9])[A-Z.]+(?![A-Z0-9])");
    private static final Pattern CARTON = Pattern.compile("[2-9][0-9] LB|[0-9]{3} LB");

    /** A type that says how and not what: its category says that. */
    private static final Set<String> VAGUE = Set.of(
            "PREMIUM",
            "MAINSTREAM",
            "ECONOMY",
            "VALUE",
            "TRADITIONAL",
            "SUPER PREMIUM PINTS",
            "LEAN",
            "PRIMAL",
            "SMOKED/COOKED",
            "FRESH",
            "STICKS/ENROBED",
            "PAILS",
            "CONES",
            "POULTRY",
            "HAM",
            "BLENDS",
            "REGULAR GARDEN",
            "GARDEN PLUS",
            "ENTREES",
            "MISCELLANEOUS",
            "ECONOMY - MEAT",
            "PREMIUM - MEAT",
            "LINKS - RAW",
            "PATTIES - RAW",
            "ROLLS - PORK",
            "LOIN - STK/CHP/SLC",
            "LOIN - CHOPS BONELESS",
            "REFRIGERATED",
            "FROZEN",
            "REGULAR");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SFT", "SOFT"),
            Map.entry("DRNK", "DRINK"),
            Map.entry("DRNKS", "DRINKS"),
            Map.entry("DRNKNG", "DRINKING"),
            Map.entry("BTL", "BOTTLE"),
            Map.entry("SNGL", "SINGLE"),
            Map.entry("SGL", "SINGLE"),
            Map.entry("SRV", "SERVE"),
            Map.entry("SV", "SERVE"),
            Map.entry("CARB", ""),
            Map.entry("INCL", ""),
            Map.entry("CAR", ""),
            Map.entry("MLT", "MULTI"),
            Map.entry("PK", "PACK"),
            Map.entry("FRZN", "FROZEN"),
            Map.entry("SS", "SINGLE"),
            Map.entry("DNRS", "DINNERS"),
            Map.entry("MXS", "MIXES"),
            Map.entry("MX", "MIX"),
            Map.entry("SW", "SWEET"),
            Map.entry("GDS", "GOODS"),
            Map.entry("PNT", "PEANUT"),
            Map.entry("BTR", "BUTTER"),
            Map.entry("SALD", "SALAD"),
            Map.entry("DRSNG", "DRESSING"),
            Map.entry("SNDWCH", "SANDWICH"),
            Map.entry("BRKFST", "BREAKFAST"),
            Map.entry("IWS", "WRAPPED"),
            Map.entry("WT", "WEIGHT"),
            Map.entry("GRND", "GROUND"),
            Map.entry("STK", "STEAK"),
            Map.entry("CHP", "CHOP"),
            Map.entry("SLC", "SLICE"),
            Map.entry("CHIX", "CHICKEN"),
            Map.entry("CHICK", "CHICKEN"),
            Map.entry("PREP", "PREPARED"),
            Map.entry("FD", "FOOD"),
            Map.entry("SAUS", "SAUSAGE"),
            Map.entry("RTS", "READY"),
            Map.entry("CND", "CANNED"),
            Map.entry("VEG", "VEGETABLE"),
            Map.entry("FS", "FRENCH"),
            Map.entry("WHL", "WHOLE"),
            Map.entry("BRD", "BREADED"),
            Map.entry("BR", "BREAD"),
            Map.entry("TISS", "TISSUE"),
            Map.entry("DNR", "DINNER"),
            Map.entry("WTR", "WATER"),
            Map.entry("FLVRD", "FLAVOURED"),
            Map.entry("CRBNTD", "CARBONATED"),
            Map.entry("CATFD", "CAT FOOD"),
            Map.entry("REFRGRATD", "CHILLED"),
            Map.entry("REFRIGERATED", "CHILLED"),
            Map.entry("REFRIG", "CHILLED"),
            Map.entry("CHOCOCLATE", "CHOCOLATE"),
            Map.entry("BEERALEMALT", "BEER, ALE,"),
            Map.entry("LIQUORS", "MALT"),
            Map.entry("TORT", "TORTILLA"),
            Map.entry("MISC", "OTHER"),
            Map.entry("HYGN.NAPKINS", "TOWELS"),
            Map.entry("FEM.", "FEMININE"),
            Map.entry("EX", ""),
            Map.entry("ALL", ""));

    private static final Map<String, String> WHOLE = Map.of(
            "FLUID MILK WHITE ONLY", "Milk",
            "YOGURT NOT MULTI-PACKS", "Yogurt",
            "CANDY BARS (SINGLES)(INCLUDING", "Candy bar",
            "DAIRY CASE 100% PURE JUICE - O", "Chilled orange juice",
            "DAIRY CASE 100% PURE JUICE OTH", "Chilled juice",
            "SEMI-SOLID SALAD DRESSING MAY", "Mayonnaise",
            "SOFT DRINKS 12/18&15PK CAN CAR", "Soft drinks, case of cans",
            "SOFT DRINKS 20PK&24PK CAN CARB", "Soft drinks, large case of cans",
            "GASOLINE-REG UNLEADED", "Petrol");

    private ProductNames() {}

    /** Of a type and its category. */
    static String of(String type, Optional<String> category) {
        if (WHOLE.containsKey(type)) {
            return WHOLE.get(type);
        }
        String name = spelled(type);
        return category.filter(known -> VAGUE.contains(type))
                .map(known -> sentence(spelled(known)) + ", " + name)
                .orElseGet(() -> sentence(name));
    }

    /** {@code 1 gal}; nothing where it is the carton from which loose goods are sold. */
    static Optional<String> size(String size) {
        return CARTON.matcher(size).matches()
                ? Optional.empty()
                : Optional.of(size.replace(" GA", " gal").toLowerCase(Locale.ROOT));
    }

    private static String spelled(String shorthand) {
        String plain = BRACKETS.matcher(shorthand).replaceAll(" ");
        String known = WORD.matcher(plain).replaceAll(found -> WORDS.getOrDefault(found.group(), found.group()));
        return Stream.of(known.toLowerCase(Locale.ROOT)
                        .replace(":", ": ")
                        .strip()
                        .split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "))
                .replaceAll("[\\s,:-]+$", "");
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

package dev.tillside.plan.forecast;

/** Features that go together: what each group is worth is found by training without it. */
public enum FeatureGroup {
    /** How often the household shops, and how much. */
    HOUSEHOLD,
    /** How often it bought the item in the last week, fortnight, month, and so on. */
    COUNTS,
    /** At which share of its last visits it bought the item. */
    SHARES,
    /** The same with weights that halve with time, and what the closed formula makes of them. */
    FADING,
    /** How long ago it bought the item last, and first. */
    RECENCY,
    /** The time between its purchases of the item, against the time since the last. */
    GAPS,
    /** What it, and everybody, bought in the same days a year ago. */
    SEASON,
    /** How many households buy the item, buy it again, and when. */
    POPULATION,
    /** What others bought after the things that it bought. */
    NEIGHBOURS
}

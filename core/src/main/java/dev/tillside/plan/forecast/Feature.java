package dev.tillside.plan.forecast;

/** What a model knows of one household and one item at one moment. Days before the window; visits are days of shopping. */
enum Feature {
    VISITS(FeatureGroup.HOUSEHOLD),
    SPAN(FeatureGroup.HOUSEHOLD),
    SINCE_VISIT(FeatureGroup.HOUSEHOLD),
    VISIT_GAP(FeatureGroup.HOUSEHOLD),
    VISITS_28(FeatureGroup.HOUSEHOLD),
    VISITS_91(FeatureGroup.HOUSEHOLD),
    VISITS_14(FeatureGroup.HOUSEHOLD),
    VISITS_365(FeatureGroup.HOUSEHOLD),
    VISITS_YEAR_AGO(FeatureGroup.HOUSEHOLD),
    ACTIVITY(FeatureGroup.HOUSEHOLD),
    BASKET_RECENT(FeatureGroup.HOUSEHOLD),
    BASKET_MEAN(FeatureGroup.HOUSEHOLD),
    BASKET_LAST(FeatureGroup.HOUSEHOLD),
    ITEMS(FeatureGroup.HOUSEHOLD),
    REPEAT_SHARE(FeatureGroup.HOUSEHOLD),

    COUNT(FeatureGroup.COUNTS),
    COUNT_7(FeatureGroup.COUNTS),
    COUNT_14(FeatureGroup.COUNTS),
    COUNT_28(FeatureGroup.COUNTS),
    COUNT_56(FeatureGroup.COUNTS),
    COUNT_91(FeatureGroup.COUNTS),
    COUNT_182(FeatureGroup.COUNTS),
    COUNT_365(FeatureGroup.COUNTS),
    TREND(FeatureGroup.COUNTS),
    QUANTITY_LAST(FeatureGroup.COUNTS),
    QUANTITY_MEAN(FeatureGroup.COUNTS),

    SHARE(FeatureGroup.SHARES),
    SHARE_SINCE_FIRST(FeatureGroup.SHARES),
    SHARE_3(FeatureGroup.SHARES),
    SHARE_5(FeatureGroup.SHARES),
    SHARE_10(FeatureGroup.SHARES),
    SHARE_20(FeatureGroup.SHARES),
    SHARE_50(FeatureGroup.SHARES),

    FADING_2(FeatureGroup.FADING),
    FADING_5(FeatureGroup.FADING),
    FADING_15(FeatureGroup.FADING),
    FADING_45(FeatureGroup.FADING),
    RATE_30(FeatureGroup.FADING),
    RATE_120(FeatureGroup.FADING),
    CLOSED(FeatureGroup.FADING),
    RANK(FeatureGroup.FADING),

    ELAPSED(FeatureGroup.RECENCY),
    ELAPSED_VISITS(FeatureGroup.RECENCY),
    FIRST(FeatureGroup.RECENCY),

    GAP_MEAN(FeatureGroup.GAPS),
    GAP_FADING(FeatureGroup.GAPS),
    GAP_LAST(FeatureGroup.GAPS),
    GAP_MEDIAN(FeatureGroup.GAPS),
    GAP_SPREAD(FeatureGroup.GAPS),
    GAP_VISITS(FeatureGroup.GAPS),
    OVERDUE_MEAN(FeatureGroup.GAPS),
    OVERDUE_FADING(FeatureGroup.GAPS),
    OVERDUE_MEDIAN(FeatureGroup.GAPS),
    OVERDUE_VISITS(FeatureGroup.GAPS),
    DUE(FeatureGroup.GAPS),

    YEAR_AGO(FeatureGroup.SEASON),
    YEAR_AGO_WIDE(FeatureGroup.SEASON),
    POPULAR_YEAR_AGO(FeatureGroup.SEASON),
    SEASON_LIFT(FeatureGroup.SEASON),

    POPULAR_1(FeatureGroup.POPULATION),
    POPULAR_2(FeatureGroup.POPULATION),
    POPULAR_6(FeatureGroup.POPULATION),
    POPULAR_26(FeatureGroup.POPULATION),
    POPULAR_TREND(FeatureGroup.POPULATION),
    KEPT_1(FeatureGroup.POPULATION),
    KEPT_6(FeatureGroup.POPULATION),
    KEPT_26(FeatureGroup.POPULATION),
    HAZARD(FeatureGroup.POPULATION),
    HAZARD_VISITS(FeatureGroup.POPULATION),

    NEAR_LAST(FeatureGroup.NEIGHBOURS),
    NEAR_FADING(FeatureGroup.NEIGHBOURS),
    NEAR_ALL(FeatureGroup.NEIGHBOURS),
    NEAR_LIFT(FeatureGroup.NEIGHBOURS),
    NEAR_MOST(FeatureGroup.NEIGHBOURS);

    static final int COUNT_OF = values().length;

    private final FeatureGroup group;

    Feature(FeatureGroup group) {
        this.group = group;
    }

    FeatureGroup group() {
        return group;
    }
}

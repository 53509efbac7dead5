package dev.tillside.solve;

/**
 * What a spend that is taken for granted asks of the others, and adds.
 *
 * @param id the rule, as the problem counts them
 * @param room how much the counted lines may fall before the spend is no longer reached, in minor units
 * @param adds what it saves whatever the others do, in hundredths
 * @param share what it saves of each hundredth that the others leave, in ten thousandths of a percent
 */
record Side(int id, long room, long adds, long share) {}

package dev.tillside.example.cli.journey;

import java.util.Map;

/**
 * A whole basket as it was sold.
 *
 * @param day counted from 1
 * @param id the data's number of it
 * @param household who bought it
 * @param goods product to how many, in the order of the data
 */
record PastBasket(int day, long id, String household, Map<String, Integer> goods) {}

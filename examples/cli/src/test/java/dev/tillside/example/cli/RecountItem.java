package dev.tillside.example.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What offers of a journey choose by.
 *
 * @param brand empty where not known
 * @param category empty where not known
 * @param department empty where not known
 */
record RecountItem(String brand, String category, String department) {
    static final RecountItem UNKNOWN = new RecountItem("", "", "");

    static RecountItem of(JsonNode json) {
        return new RecountItem(
                json.path("brand").asText(),
                json.path("category").asText(),
                json.path("department").asText());
    }
}

package dev.tillside.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tillside.plan.Track;
import java.util.Map;
import java.util.TreeMap;

/** What became of a household's lists, as a till keeps it. */
final class TrackJson {
    private TrackJson() {}

    static void write(Track track, ObjectNode out) {
        track.lastList().ifPresent(day -> out.put("lastList", day.toString()));
        out.put("lists", track.answer().lists()).put("taken", track.answer().taken());
        out.put("pull", PlanWriter.plain(track.answer().pull()));
        out.put("weight", PlanWriter.plain(track.answer().weight()));
        ObjectNode deals = out.putObject("deals");
        track.byDeal().forEach((deal, seen) -> deals.putObject(deal)
                .put("shown", seen.shown())
                .put("expected", PlanWriter.plain(seen.expected()))
                .put("bought", seen.bought())
                .put("redeemed", seen.redeemed()));
    }

    static Track read(Fields f) {
        Map<String, Track.Seen> deals = f.object(
                        "deals",
                        inner -> PlanReader.entries(inner, (each, deal) -> each.requiredObject(deal, TrackJson::seen)))
                .orElse(new TreeMap<>());
        return new Track(
                f.date("lastList"),
                new Track.Answer(
                        f.count("lists").orElse(0),
                        f.count("taken").orElse(0),
                        PlanReader.signed(f, "pull", 0),
                        PlanReader.signed(f, "weight", 0)),
                deals);
    }

    private static Track.Seen seen(Fields f) {
        return new Track.Seen(
                f.count("shown").orElse(0),
                PlanReader.required(f, "expected"),
                f.count("bought").orElse(0),
                f.count("redeemed").orElse(0));
    }
}

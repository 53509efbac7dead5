package dev.tillside.example.cli.plan;

import dev.tillside.example.cli.authoring.KnownFields;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Item;
import dev.tillside.plan.Assortment;
import dev.tillside.plan.Deal;
import dev.tillside.plan.Norms;
import dev.tillside.plan.Policy;
import dev.tillside.plan.Published;
import dev.tillside.points.Program;
import dev.tillside.wire.ReferenceObject;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What lists are planned with, read from files of reference data: programme, items, deals and a plan, in any of the files. Objects
 * of other types are passed over.
 *
 * @param program whose currency holds
 * @param items of the shop
 * @param deals of vendors
 * @param published how lists are planned; the usual way where no file says
 * @param remarks what may not be meant, a sentence each
 */
public record Reference(
        Program program, List<Item> items, List<Deal> deals, Published published, List<String> remarks) {
    private record Line(Path file, int number, ReferenceObject object) {}

    /**
     * @throws IOException where a file cannot be read, or says what it should not; the message names file, line, field and fault
     */
    public static Reference read(List<Path> files) throws IOException {
        Optional<Program> program = Optional.empty();
        for (Path file : files) {
            for (Line line : lines(file, Optional.empty())) {
                if (line.object().type() == ReferenceObject.Type.PROGRAM) {
                    program = Optional.of(ReferenceObject.program(line.object().json()));
                }
            }
        }
        Program found = program.orElseThrow(
                () -> new IOException(
                        "no programme in "
                                + files.stream().map(Path::toString).collect(Collectors.joining(", "))
                                + ": a line such as {\"type\":\"program\",\"id\":\"club\",\"currency\":\"GBP\",\"timeZone\":\"Europe/London\"}"));
        List<Line> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(lines(file, Optional.of(found)));
        }
        Reference read = of(all, found);
        return new Reference(found, read.items(), read.deals(), read.published(), remarks(all, read));
    }

    /** Slips of the pen, which a till would leave alone. */
    private static List<String> remarks(List<Line> lines, Reference read) {
        List<String> remarks = new ArrayList<>();
        KnownFields fields = new KnownFields();
        for (Line line : lines) {
            for (KnownFields.Unknown unknown : fields.unknown(line.object().json())) {
                String meant =
                        unknown.meant().map(name -> "; is " + name + " meant?").orElse("");
                remarks.add(line.file() + ", line " + line.number() + ": the field " + unknown.path()
                        + " is not known and changes nothing" + meant);
            }
        }
        Assortment shop = Assortment.of(read.items());
        read.deals().stream()
                .filter(deal -> shop.articles(deal.items()).isEmpty())
                .forEach(deal -> remarks.add("the deal " + deal.id() + " is for none of the shop's items"));
        if (lines.stream().noneMatch(line -> line.object().type() == ReferenceObject.Type.PLAN)) {
            remarks.add("no file holds a 'plan' object: lists are planned as usual");
        }
        return remarks;
    }

    private static Reference of(List<Line> lines, Program program) throws IOException {
        Map<String, Item> items = new LinkedHashMap<>();
        Map<String, Deal> deals = new LinkedHashMap<>();
        Published published = new Published(Policy.usual(program.currency()), Norms.NONE, Map.of(), List.of());
        for (Line line : lines) {
            ReferenceObject object = line.object();
            try {
                switch (object.type()) {
                    case ITEM -> items.put(object.id(), ReferenceObject.item(object.json(), program));
                    case DEAL -> {
                        Deal deal = ReferenceObject.deal(object.json(), program);
                        if (deals.put(deal.id(), deal) != null) {
                            throw BadInput.value("id", "there are two deals " + deal.id());
                        }
                    }
                    case PLAN -> published = ReferenceObject.plan(object.json(), program);
                    default -> {} // what lists are not planned with
                }
            } catch (BadInput e) {
                throw fault(line.file(), line.number(), e);
            }
        }
        return new Reference(program, List.copyOf(items.values()), List.copyOf(deals.values()), published, List.of());
    }

    private static List<Line> lines(Path file, Optional<Program> program) throws IOException {
        List<String> texts;
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, not a file");
        }
        try {
            texts = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " is not there", e);
        } catch (MalformedInputException e) {
            throw new IOException(file + " is not UTF-8 text", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " may not be read", e);
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                try {
                    lines.add(new Line(file, i + 1, ReferenceObject.read(texts.get(i), program)));
                } catch (BadInput e) {
                    throw fault(file, i + 1, e);
                }
            }
        }
        return lines;
    }

    private static IOException fault(Path file, int line, BadInput fault) {
        String field = fault.path()
                .filter(path -> !path.isEmpty())
                .map(path -> ", field " + path)
                .orElse("");
        return new IOException(file + ", line " + line + field + ": " + fault.getMessage(), fault);
    }
}

package dev.tillside.example.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import picocli.CommandLine;

/** A made-up data set in the columns of The Complete Journey: five products, three campaigns, two households, 30 days. */
final class SmallJourney {
    /**
     * How a run of the command ended.
     *
     * @param status the exit status
     * @param lines what it wrote
     * @param told what it said on standard error
     */
    record Run(int status, List<String> lines, String told) {
        List<String> of(String type) {
            return lines.stream()
                    .filter(line -> line.startsWith("{\"type\":\"" + type + "\""))
                    .toList();
        }
    }

    private final Map<String, String> files = new LinkedHashMap<>();

    SmallJourney() {
        files.put("cj2017_products", """
                "product_id","manufacturer_id","department","brand","product_category","product_type","package_size"
                "10","69","GROCERY","Private","FLUID MILK PRODUCTS","2% MILK & ""CREAM\""","1 GA"
                "20","103","GROCERY","National","SOFT DRINKS","COLA 12/18PK (CAN)","12 OZ"
                "30","104","GROCERY","National","SOFT DRINKS","COLA 12/18PK (CAN)",NA
                "40","69","FUEL","Private","COUPON/MISC ITEMS","GASOLINE",NA
                "50","910","GROCERY","National","SOFT DRINKS","ROOT BEER","1 L"
                "60","910","GROCERY","National","SOUP","TOMATO SOUP","1 CT"
                """);
        files.put("cj2017_transactions_sample_100k", """
                "household_id","store_id","basket_id","product_id","quantity","sales_value","retail_disc","coupon_disc","coupon_match_disc","week","transaction_timestamp"
                "901","1","1","10",1,2,0,0,0,1,"2017-01-01 10:00:00"
                "901","1","2","10",1,1.5,0.31,0,0.2,1,"2017-01-02 10:00:00"
                "901","1","3","20",1,4,0,0,0,1,"2017-01-02 10:00:00"
                "902","1","4","20",2,11.98,2,1,0,1,"2017-01-02 10:00:00"
                "902","1","5","20",3,15,0,0,0,1,"2017-01-02 10:00:00"
                "902","1","6","20",0,4.440892e-16,0,0,0,1,"2017-01-02 10:00:00"
                "902","1","7","40",10000,25,0,0,0,1,"2017-01-02 10:00:00"
                """);
        files.put("cj2017_campaign_descriptions", """
                "campaign_id","campaign_type","start_date","end_date"
                "1","Type A",2017-03-01,2017-03-10
                "2","Type B",2017-04-01,2017-04-20
                "3","Type C",2017-05-01,2017-08-31
                """);
        files.put("cj2017_coupons", "\"coupon_upc\",\"product_id\",\"campaign_id\"\n" + coupons());
        files.put("cj2017_campaigns", """
                "campaign_id","household_id"
                "1","901"
                "2","901"
                "1","902"
                "2","902"
                "3","902"
                """);
        files.put("cj_baskets_day1_79", """
                date,basket_id,user_id,item_id
                1,1002,7,10
                1,1002,7,20
                1,1002,7,10
                1,1001,12345678,30
                2,1003,7,40
                2,1003,7,999
                30,1004,7,50
                """);
    }

    /** Eighteen coupons of campaign 1, one that campaign 2 repeats, and those of goods that nobody buys. */
    private static String coupons() {
        String many = IntStream.range(0, 18)
                .mapToObj(i -> "\"700%02d\",\"%d\",\"1\"\n".formatted(i, i == 17 ? 10 : 20))
                .collect(Collectors.joining());
        return many
                + "\"70000\",\"30\",\"2\"\n\"70000\",\"60\",\"2\"\n\"80000\",\"60\",\"2\"\n\"80001\",\"60\",\"3\"\n";
    }

    SmallJourney with(String name, String content) {
        files.put(name, content);
        return this;
    }

    SmallJourney without(String name) {
        files.remove(name);
        return this;
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".csv"), file.getValue());
        }
    }

    void writePacked(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey() + ".csv.xz");
            try (OutputStream out = new XZOutputStream(Files.newOutputStream(path), new LZMA2Options(0))) {
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Runs {@code journey} as a user does, and reads what it wrote. */
    static Run run(Path folder, String... options) throws IOException {
        Path out = folder.resolve("journey.jsonl");
        StringWriter told = new StringWriter();
        CommandLine command = new CommandLine(new Journey()).setErr(new PrintWriter(told, true));
        String[] arguments = new String[options.length + 3];
        arguments[0] = folder.toString();
        arguments[1] = "--out";
        arguments[2] = out.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        int status = command.execute(arguments);
        return new Run(status, Files.exists(out) ? Files.readAllLines(out) : List.of(), told.toString());
    }
}

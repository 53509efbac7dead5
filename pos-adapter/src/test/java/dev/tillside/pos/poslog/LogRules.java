package dev.tillside.pos.poslog;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads a log as somebody would who has the standard and not the writer, and says what is wrong with it. */
final class LogRules {
    private static final XPath PATHS = XPathFactory.newInstance().newXPath();

    /** The order of the standard's schema, as far as a log has these elements. */
    private static final Map<String, List<String>> ORDER = Map.of(
            "Transaction",
            List.of(
                    "BusinessUnit WorkstationID SequenceNumber TransactionID OperatorID CurrencyCode RetailTransaction BusinessDayDate BeginDateTime EndDateTime"
                            .split(" ")),
            "RetailTransaction",
            List.of("ItemCount LineItem Total Customer LoyaltyAccount TransactionLink Reason".split(" ")),
            "LineItem",
            List.of("Sale Return Rounding Tax Tender TenderChange SequenceNumber".split(" ")),
            "Sale",
            goods(),
            "Return",
            goods(),
            "RetailPriceModifier",
            List.of("SequenceNumber Amount PromotionID Description Quantity".split(" ")),
            "TransactionLink",
            List.of("TransactionID BusinessUnit WorkstationID BusinessDayDate SequenceNumber LineItemSequenceNumber"
                    .split(" ")),
            "Tender",
            List.of("Amount Coupon Voucher LoyaltyRedemption".split(" ")));

    private final List<String> wrong = new ArrayList<>();
    private final Document log;

    private LogRules(Document log) {
        this.log = log;
    }

    private static List<String> goods() {
        return List.of(
                "ItemID MerchandiseHierarchy Description RegularSalesUnitPrice ActualSalesUnitPrice ExtendedAmount ExtendedDiscountAmount Quantity RetailPriceModifier Tax TransactionLink"
                        .split(" "));
    }

    static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new AssertionError("no XML: " + xml, e);
        }
    }

    static List<String> broken(String xml) {
        LogRules rules = new LogRules(parse(xml));
        rules.check();
        return rules.wrong;
    }

    /** Texts of all that an XPath without namespaces finds. */
    static List<String> texts(Node from, String path) {
        return nodes(from, path).map(Node::getTextContent).toList();
    }

    static Stream<Node> nodes(Node from, String path) {
        String local = path.replaceAll("(^|/|::|\\[| )([A-Z][A-Za-z]*)(?![A-Za-z(])", "$1*[local-name()='$2']");
        try {
            NodeList found = (NodeList) PATHS.evaluate(local, from, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item);
        } catch (Exception e) {
            throw new AssertionError(local, e);
        }
    }

    private void check() {
        Element root = log.getDocumentElement();
        expect(
                root,
                root.getLocalName().equals("POSLog")
                        && root.getAttribute("MajorVersion").equals("6"),
                "root");
        nodes(log, "//*").map(Element.class::cast).forEach(this::checkElement);
        nodes(log, "/POSLog/Transaction").map(Element.class::cast).forEach(this::checkTransaction);
    }

    private void checkElement(Element element) {
        expect(element, element.getNamespaceURI().equals("http://www.nrf-arts.org/IXRetail/namespace/"), "namespace");
        List<String> order = ORDER.get(element.getLocalName());
        if (order != null) {
            int last = 0;
            for (String child : texts(element, "*").isEmpty() ? List.<String>of() : children(element)) {
                int place = order.indexOf(child);
                expect(element, place >= last, "order of " + child);
                last = Math.max(place, last);
            }
        }
        if (element.hasAttribute("Currency")) {
            BigDecimal amount = new BigDecimal(element.getTextContent());
            expect(element, amount.signum() >= 0 && amount.compareTo(new BigDecimal("99999999.999999")) <= 0, "amount");
        }
    }

    private static List<String> children(Element element) {
        return nodes(element, "*").map(Node::getLocalName).toList();
    }

    private void checkTransaction(Element transaction) {
        LocalDate.parse(texts(transaction, "BusinessDayDate").get(0));
        String begin = texts(transaction, "BeginDateTime").get(0);
        String end = texts(transaction, "EndDateTime").get(0);
        expect(
                transaction,
                begin.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)"),
                begin);
        expect(transaction, !OffsetDateTime.parse(end).isBefore(OffsetDateTime.parse(begin)), "ends before it begins");
        List<String> numbers = texts(transaction, "RetailTransaction/LineItem/SequenceNumber");
        expect(transaction, numbers.stream().distinct().count() == numbers.size(), "line numbers");
        BigDecimal gross = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        for (Node goods : nodes(transaction, "RetailTransaction/LineItem/Sale | RetailTransaction/LineItem/Return")
                .toList()) {
            BigDecimal sign = new BigDecimal(goods.getLocalName().equals("Return") ? -1 : 1);
            gross = gross.add(sign.multiply(checkedGross((Element) goods)));
            net = net.add(sign.multiply(number(goods, "ExtendedAmount")));
        }
        BigDecimal tax = signed(transaction, "RetailTransaction/LineItem/Tax", "Amount");
        BigDecimal rounding = BigDecimal.ZERO;
        for (Node node :
                nodes(transaction, "RetailTransaction/LineItem/Rounding").toList()) {
            boolean down = ((Element) node).getAttribute("RoundingDirection").equals("Down");
            BigDecimal amount = new BigDecimal(node.getTextContent());
            rounding = rounding.add(down ? amount.negate() : amount);
        }
        BigDecimal paid = signed(transaction, "RetailTransaction/LineItem/Tender", "Amount")
                .add(signed(transaction, "RetailTransaction/LineItem/TenderChange", "Amount"));
        equal(transaction, "TransactionGrossAmount", gross);
        equal(transaction, "DiscountAmount", gross.subtract(net));
        equal(transaction, "TransactionNetAmount", net);
        equal(transaction, "TransactionTaxAmount", tax);
        equal(transaction, "TransactionGrandAmount", net.add(tax));
        equal(transaction, "TransactionTenderApplied", paid);
        BigDecimal open = net.add(tax).add(rounding).subtract(paid);
        if (open.signum() != 0) {
            equal(transaction, "TransactionBalanceDueAmount", open);
        }
    }

    /** What the goods cost before modifiers, by the modifiers and by the unit price alike. */
    private BigDecimal checkedGross(Element goods) {
        BigDecimal gross = number(goods, "ExtendedAmount");
        for (Node modifier : nodes(goods, "RetailPriceModifier").toList()) {
            boolean adds = texts(modifier, "Amount/@Action").get(0).equals("Add");
            BigDecimal amount = number(modifier, "Amount").multiply(number(modifier, "Quantity"));
            gross = adds ? gross.subtract(amount) : gross.add(amount);
        }
        BigDecimal byPrice = number(goods, "RegularSalesUnitPrice").multiply(number(goods, "Quantity"));
        int digits = number(goods, "ExtendedAmount").scale();
        expect(goods, byPrice.setScale(digits, RoundingMode.HALF_UP).compareTo(gross) == 0, "unit price " + byPrice);
        return gross;
    }

    private static BigDecimal number(Node from, String child) {
        return new BigDecimal(texts(from, child).get(0));
    }

    private static BigDecimal signed(Node from, String path, String child) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node node : nodes(from, path).toList()) {
            boolean out = ((Element) node).getAttribute("TypeCode").equals("Refund");
            sum = out ? sum.subtract(number(node, child)) : sum.add(number(node, child));
        }
        return sum;
    }

    private void equal(Element transaction, String total, BigDecimal sum) {
        List<Node> totals = nodes(transaction, "RetailTransaction/Total[@TotalType='" + total + "']")
                .toList();
        expect(transaction, totals.size() == 1, totals.size() + " of " + total);
        for (Node node : totals) {
            boolean back = ((Element) node).getAttribute("TypeCode").equals("Return");
            BigDecimal said = new BigDecimal(node.getTextContent());
            expect(
                    transaction,
                    said.signum() >= 0 && (back ? said.negate() : said).compareTo(sum) == 0,
                    total + " is not " + sum);
        }
    }

    private void expect(Node where, boolean holds, String rule) {
        if (!holds) {
            String whose = String.join("", texts(where, "ancestor-or-self::Transaction/TransactionID"));
            wrong.add(where.getLocalName() + " of " + whose + ": " + rule);
        }
    }
}

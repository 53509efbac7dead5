package dev.tillside.pos.replay;

import dev.tillside.pos.tck.FakeHeadOffice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Returns, post-voids, baskets put aside and training, as events say them. */
class AfterTheSaleTest {
    private static final String SHOP = """
            > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]},"returns":{"policy":"PAID_SHARE","days":14}}
            > {"type":"offer","id":"O1","kind":"MULTIBUY","items":{"gtins":["05000112637922"]},"quantity":2,"price":"2.50","funding":[{"payer":"ACME","deal":"D-77","percent":"60"}]}
            > {"type":"offer","id":"TEA1","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["TEA"]},"audience":"COUPON"}
            > {"type":"member","id":"M1","cards":["CARD-1"],"points":"10"}
            > {"type":"coupon","id":"C1","member":"M1","offer":"TEA1"}
            > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
            < ok
            > {"type":"member","tx":"T1","id":"M1"}
            < ok
            > {"type":"add","tx":"T1","line":"1","gtin":"5000112637922","quantity":"2","amount":"2.90"}
            < ok
            > {"type":"add","tx":"T1","line":"2","sku":"TEA","quantity":"1","amount":"4.00"}
            < ok
            > {"type":"commit","tx":"T1","tenders":[{"type":"CARD","amount":"5.50"}]}
            < "pointsBalance":"15"
            """;

    @TempDir
    private Path folder;

    private final FakeHeadOffice office = new FakeHeadOffice();

    @Test
    void goodsComeBackInPartsAndNothingTwice() {
        table("""
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}],"reason":"sour"}
                < "type":"returned","tx":"R1","refund":"1.25","pointsTakenBack":"1","pointsGivenBack":"0","vouchersGivenBack":[],"couponsRestored":[],"lines":[{"line":"1","quantity":"1","refund":"1.25","pointsTakenBack":"1","discounts":[{"offer":"O1","amount":"0.20","funding":[{"payer":"ACME","deal":"D-77","amount":"0.12"},{"payer":"RETAILER","amount":"0.08"}]}]}]}
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}],"reason":"sour"}
                < "refund":"1.25"
                < "again":true
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"}]}
                < "code":"DUPLICATE_TRANSACTION"
                > {"type":"balance","member":"M1"}
                < "points":"14"
                > {"type":"restart"}
                < ok
                > {"type":"return","tx":"R2","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"},{"line":"1","quantity":"1"}]}
                < "refund":"4.25","pointsTakenBack":"4"
                < "couponsRestored":["C1"]
                > {"type":"return","tx":"R3","of":"0042/3/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}]}
                < "code":"EXCEEDS_SOLD"
                > {"type":"postVoid","tx":"T1"}
                < "code":"EXCEEDS_SOLD","path":"tx"
                > {"type":"balance","member":"M1"}
                < "points":"10"
                > {"type":"sync"}
                < "pushed":3,"pulled":0,"waiting":0
                """);
    }

    @Test
    void aReceiptIsTakenBackUntilTheLastDay() {
        table("""
                > {"type":"return","tx":"R1","at":"2026-12-06T20:00:00Z","of":"0042/3/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}]}
                < "refund":"1.25"
                > {"type":"return","tx":"R2","at":"2026-12-07T08:00:00Z","of":"0042/3/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}]}
                < "code":"RETURN_TOO_LATE","path":"of"
                > {"type":"postVoid","tx":"T1"}
                < ok
                """);
    }

    @Test
    void aReceiptComesBackAtAnotherTillOnceBothHaveSynced() {
        table("""
                > {"type":"return","tx":"R1","till":"2","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"}]}
                < "code":"UNKNOWN_RECEIPT","path":"of"
                > {"type":"sync"}
                < "pushed":1
                > {"type":"sync","till":"2"}
                < "pushed":0,"pulled":0
                > {"type":"balance","member":"M1","till":"2"}
                < "points":"15"
                > {"type":"return","tx":"R1","till":"2","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"}]}
                < "refund":"3.00","pointsTakenBack":"3","pointsGivenBack":"0","vouchersGivenBack":[],"couponsRestored":["C1"]
                > {"type":"balance","member":"M1","till":"2"}
                < "points":"12"
                > {"type":"sync","till":"2"}
                < "pushed":1
                > {"type":"sync"}
                < "pushed":0,"pulled":0
                > {"type":"balance","member":"M1"}
                < "points":"12"
                > {"type":"return","tx":"R2","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"}]}
                < "code":"EXCEEDS_SOLD"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < ok
                > {"type":"member","tx":"T2","id":"M1"}
                < ok
                > {"type":"add","tx":"T2","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"price","tx":"T2"}
                < "due":"3.00"
                """);
    }

    @Test
    void goodsWithoutReceiptMoveMoneyAlone() {
        table("""
                > {"type":"return","tx":"R1","lines":[{"line":"1","quantity":"2","sku":"TEA","amount":"7.00"},{"line":"2","quantity":"1","gtin":"5000112637922","amount":"1.45"}],"tenders":[{"type":"CASH","amount":"8.45"}]}
                < "refund":"8.45","pointsTakenBack":"0","pointsGivenBack":"0","vouchersGivenBack":[],"couponsRestored":[]
                < {"line":"1","quantity":"2","refund":"7.00","pointsTakenBack":"0","discounts":[]}
                > {"type":"balance","member":"M1"}
                < "points":"15"
                """);
    }

    @Test
    void anExchangeIsPaidInOneBasket() {
        table("""
                > {"type":"begin","tx":"T3","store":"0042","workstation":"3"}
                < ok
                > {"type":"member","tx":"T3","id":"M1"}
                < ok
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","into":"T3","lines":[{"line":"2","quantity":"1"}]}
                < "refund":"3.00","pointsTakenBack":"3"
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","into":"T3","lines":[{"line":"2","quantity":"1"}]}
                < "again":true
                > {"type":"return","tx":"R2","of":"0042/3/2026-11-22/T1","lines":[{"line":"1","quantity":"1"}]}
                < "code":"LOCKED","path":"of"
                > {"type":"add","tx":"T3","line":"1","sku":"TEA","quantity":"1","amount":"2.50"}
                < ok
                > {"type":"restart"}
                < ok
                > {"type":"price","tx":"T3"}
                < "total":"-0.50","discount":"1.00","due":"-1.50","pointsEarned":"1"
                < {"line":"R1/2","amount":"-3.00","net":"-3.00","points":"0","discounts":[]}
                > {"type":"quantity","tx":"T3","line":"R1/2","quantity":"2","amount":"-6.00"}
                < "code":"BAD_VALUE","path":"line"
                > {"type":"void","tx":"T3","line":"R1/2"}
                < ok
                > {"type":"price","tx":"T3"}
                < "total":"2.50","discount":"0.00","due":"2.50"
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","into":"T3","lines":[{"line":"2","quantity":"1"}]}
                < "refund":"3.00"
                > {"type":"commit","tx":"T3","tenders":[{"type":"CASH","amount":"-1.50"}]}
                < "due":"-1.50"
                < "pointsBalance":"13"
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","into":"T3","lines":[{"line":"2","quantity":"1"}]}
                < "again":true
                > {"type":"return","tx":"R5","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"}]}
                < "code":"EXCEEDS_SOLD"
                > {"type":"return","tx":"R5","of":"0042/3/2026-11-22/T3","lines":[{"line":"R1/2","quantity":"1"}]}
                < "code":"UNKNOWN_LINE","path":"lines[0].line"
                > {"type":"return","tx":"R5","of":"0042/3/2026-11-22/T3","lines":[{"line":"1","quantity":"1"}]}
                < "refund":"1.50","pointsTakenBack":"1"
                > {"type":"balance","member":"M1"}
                < "points":"12"
                > {"type":"sync"}
                < "pushed":4
                """);
    }

    @Test
    void anExchangeThatIsCancelledHasNotBeen() {
        table("""
                > {"type":"begin","tx":"T3","store":"0042","workstation":"3"}
                < ok
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T1","into":"T3","lines":[{"line":"2","quantity":"1"}]}
                < "refund":"3.00"
                > {"type":"cancel","tx":"T3"}
                < ok
                > {"type":"balance","member":"M1"}
                < "points":"15"
                > {"type":"return","tx":"R2","of":"0042/3/2026-11-22/T1","lines":[{"line":"2","quantity":"1"}]}
                < "refund":"3.00"
                """);
    }

    @Test
    void aSaleIsUndoneOnce() {
        table("""
                > {"type":"postVoid","key":"0042/3/2026-11-22/T1"}
                < {"n":11,"type":"ok","refund":"5.50"}
                > {"type":"postVoid","tx":"T1"}
                < "code":"EXCEEDS_SOLD","path":"tx"
                > {"type":"balance","member":"M1"}
                < "points":"10"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < ok
                > {"type":"postVoid","tx":"T2"}
                < "code":"UNKNOWN_RECEIPT","path":"tx"
                > {"type":"member","tx":"T2","id":"M1"}
                < ok
                > {"type":"add","tx":"T2","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"price","tx":"T2"}
                < "due":"3.00"
                """);
    }

    @Test
    void aBasketPutAsideGoesOnHereOrAtAnotherTillAndIsThereOnce() {
        table("""
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < ok
                > {"type":"add","tx":"T2","line":"1","sku":"GUM","quantity":"1","amount":"0.50"}
                < ok
                > {"type":"suspend","tx":"T2"}
                < ok
                > {"type":"suspend","tx":"T2"}
                < "code":"SUSPENDED","path":"tx"
                > {"type":"price","tx":"T2"}
                < "code":"SUSPENDED"
                > {"type":"commit","tx":"T2"}
                < "code":"SUSPENDED"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < "code":"DUPLICATE_TRANSACTION"
                > {"type":"restart"}
                < ok
                > {"type":"resume","tx":"T2"}
                < ok
                > {"type":"resume","tx":"T2"}
                < "code":"NOT_SUSPENDED","path":"tx"
                > {"type":"suspend","tx":"T2"}
                < ok
                > {"type":"sync"}
                < "pushed":1,"pulled":0,"waiting":0
                > {"type":"resume","tx":"T2","till":"2"}
                < "code":"UNKNOWN_TRANSACTION"
                > {"type":"sync","till":"2"}
                < "pushed":0
                > {"type":"resume","tx":"T2","till":"2"}
                < ok
                > {"type":"restart","till":"2"}
                < ok
                > {"type":"add","tx":"T2","till":"2","line":"2","sku":"GUM","quantity":"1","amount":"0.50"}
                < ok
                > {"type":"sync","till":"2"}
                < "pushed":0,"pulled":0,"waiting":0
                > {"type":"sync"}
                < "pushed":0
                > {"type":"resume","tx":"T2"}
                < "code":"UNKNOWN_TRANSACTION","path":"tx"
                > {"type":"commit","tx":"T2","till":"2","tenders":[{"type":"CASH","amount":"1.00"}]}
                < "key":"0042/3/2026-11-22/T2"
                > {"type":"sync","till":"2"}
                < "pushed":1
                > {"type":"sync"}
                < "pushed":0
                > {"type":"resume","tx":"T2"}
                < "code":"COMMITTED","path":"tx"
                > {"type":"resume","tx":"T2","till":"2"}
                < "code":"COMMITTED"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < "code":"DUPLICATE_TRANSACTION"
                """);
    }

    /** Tills count their transactions alike: the other till's T2 is meant, not the own one of long ago. */
    @Test
    void aBasketPutAsideIsFoundByANumberThatTheTillHasUsedItself() {
        table("""
                > {"type":"begin","tx":"T2","till":"2","store":"0042","workstation":"4"}
                < ok
                > {"type":"commit","tx":"T2","till":"2"}
                < "key":"0042/4/2026-11-22/T2"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < ok
                > {"type":"add","tx":"T2","line":"1","sku":"GUM","quantity":"1","amount":"0.50"}
                < ok
                > {"type":"lock","tx":"T2"}
                < ok
                > {"type":"suspend","tx":"T2"}
                < ok
                > {"type":"online","value":true}
                < ok
                > {"type":"sync"}
                < synced
                > {"type":"resume","tx":"T2","till":"2"}
                < ok
                > {"type":"commit","tx":"T2","till":"2"}
                < "key":"0042/3/2026-11-22/T2"
                > {"type":"resume","tx":"T2"}
                < "code":"COMMITTED"
                """);
    }

    /** The later sale by its clock is named, whichever arrives first. */
    @Test
    void aCouponThatTwoTillsTookIsAConflict() {
        table("""
                > {"type":"begin","tx":"T2","till":"2","at":"2026-11-22T09:00:00Z","store":"0042","workstation":"4"}
                < ok
                > {"type":"member","tx":"T2","till":"2","id":"M1"}
                < ok
                > {"type":"add","tx":"T2","till":"2","line":"1","sku":"TEA","quantity":"1","amount":"4.00"}
                < ok
                > {"type":"commit","tx":"T2","till":"2","tenders":[{"type":"CARD","amount":"3.00"}]}
                < "discount":"1.00"
                > {"type":"sync"}
                < "pushed":1,"pulled":0,"waiting":0,"conflicts":[]
                > {"type":"sync","till":"2"}
                < "pushed":1,"pulled":0,"waiting":0,"conflicts":[{"coupon":"C1","key":"0042/3/2026-11-22/T1","reason":"ALREADY_REDEEMED"}]
                > {"type":"sync","till":"2"}
                < "conflicts":[]
                """);
    }

    @Test
    void trainingLeavesNoTrace() {
        table("""
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3","training":true}
                < ok
                > {"type":"member","tx":"T2","id":"M1"}
                < ok
                > {"type":"add","tx":"T2","line":"1","sku":"GUM","quantity":"1","amount":"9.00"}
                < ok
                > {"type":"restart"}
                < ok
                > {"type":"commit","tx":"T2","tenders":[{"type":"CASH","amount":"8.00"}]}
                < "code":"TENDERS_DIFFER"
                > {"type":"commit","tx":"T2","tenders":[{"type":"CASH","amount":"9.00"}]}
                < "pointsEarned":"9"
                < "receipt":["*** TRAINING: NOT A SALE ***"
                > {"type":"commit","tx":"T2","tenders":[{"type":"CASH","amount":"9.00"}]}
                < "again":true
                > {"type":"return","tx":"R1","of":"0042/3/2026-11-22/T2","lines":[{"line":"1","quantity":"1"}]}
                < "refund":"9.00","pointsTakenBack":"9"
                > {"type":"return","tx":"R2","of":"0042/3/2026-11-22/T2","lines":[{"line":"1","quantity":"1"}]}
                < "code":"EXCEEDS_SOLD"
                > {"type":"balance","member":"M1"}
                < "points":"15"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3","training":true}
                < "code":"DUPLICATE_TRANSACTION"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < ok
                > {"type":"sync"}
                < "pushed":1,"pulled":0,"waiting":0
                """);
    }

    private void table(String rows) {
        ReplayTable.hold(folder.resolve("db"), office, SHOP + rows);
    }
}

package dev.tillside.pos.sidecar;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A shop whose tills are not Java. */
final class SidecarShop {
    static final List<String> REFERENCE = Stream.of(
                    "{'type':'program','id':'club','currency':'GBP','timeZone':'Europe/London','points':{'earn':[{'points':'1','per':'1.00'}]}}",
                    "{'type':'offer','id':'MILK2','name':{'en':'Milk, 2 for 2.50'},'kind':'MULTIBUY','items':{'skus':['MILK']},'quantity':2,'price':'2.50'}",
                    "{'type':'offer','id':'TEA1','name':{'en':'1.00 off tea'},'kind':'AMOUNT_OFF','amount':'1.00','items':{'skus':['TEA']},'audience':'COUPON'}",
                    "{'type':'member','id':'M1','cards':['CARD-1'],'name':'A.','points':'10'}",
                    "{'type':'coupon','id':'C1','member':'M1','offer':'TEA1'}")
            .map(line -> line.replace('\'', '"'))
            .toList();

    private SidecarShop() {}

    /** Patient, so that a busy machine does not make answers late. */
    static SidecarBuilder in(Path directory) {
        SidecarBuilder plan = Sidecar.in(directory).reference(REFERENCE).rehearses(false);
        for (Budget budget : Budget.values()) {
            plan.budget(budget, Duration.ofMinutes(1));
        }
        return plan;
    }
}

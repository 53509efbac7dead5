package dev.tillside.example.office;

import static dev.tillside.example.office.Role.CRM;
import static dev.tillside.example.office.Role.METRICS;
import static dev.tillside.example.office.Role.OPERATOR;
import static dev.tillside.example.office.Role.PUBLISHER;
import static dev.tillside.example.office.Role.TILL;

import java.util.List;

/** All that the server answers: a line each. {@code openapi.json} describes them, and a test holds both against each other. */
final class Routes {
    static final String METRICS_PATH = "/metrics";

    private Routes() {}

    static List<Route> of(TillDesk tills, StaffDesk staff, CrmDesk crm, ServiceDesk service) {
        return List.of(
                Route.post("/v1/baskets", tills::takeBaskets, TILL),
                Route.get("/v1/baskets", tills::showBaskets, TILL, OPERATOR),
                Route.get("/v1/changes", tills::showChanges, TILL),
                Route.get("/v1/snapshot", tills::showSnapshot, TILL, OPERATOR),
                Route.get("/v1/snapshot/{id}/{part}", tills::showPart, TILL, OPERATOR),
                Route.post("/v1/leases", tills::lease, TILL),
                Route.post("/v1/presence", tills::present, TILL),
                Route.post("/v1/reference", staff::publish, PUBLISHER),
                Route.post("/v1/snapshot", staff::issueSnapshot, OPERATOR),
                Route.get("/v1/baskets/<key>", staff::showBasket, OPERATOR),
                Route.get("/v1/totals", staff::showTotals, OPERATOR),
                Route.get("/v1/crm/members", crm::showMembers, CRM),
                Route.get("/v1/crm/redemptions", crm::showRedemptions, CRM),
                Route.get("/health/live", service::live),
                Route.get("/health/ready", service::ready),
                Route.get(METRICS_PATH, service::metrics, METRICS),
                Route.get("/openapi.json", service::openApi));
    }
}

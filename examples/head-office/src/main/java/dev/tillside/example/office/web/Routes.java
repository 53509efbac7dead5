package dev.tillside.example.office.web;

import static dev.tillside.example.office.key.Role.CRM;
import static dev.tillside.example.office.key.Role.METRICS;
import static dev.tillside.example.office.key.Role.OPERATOR;
import static dev.tillside.example.office.key.Role.PUBLISHER;
import static dev.tillside.example.office.key.Role.TILL;

import java.util.List;

/** All that the server answers: a line each. {@code openapi.json} describes them, and a test holds both against each other. */
final class Routes {
    static final String METRICS_PATH = "/metrics";

    private Routes() {}

    static List<Route> of(TillDesk tills, StaffDesk staff, OperatorDesk operators, CrmDesk crm, ServiceDesk service) {
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
                Route.get("/v1/quarantine", operators::showQuarantine, OPERATOR),
                Route.post("/v1/quarantine/release", operators::release, OPERATOR),
                Route.post("/v1/quarantine/discard", operators::discard, OPERATOR),
                Route.get("/v1/quarantine/<key>", operators::showQuarantined, OPERATOR),
                Route.get("/v1/unverified", operators::showUnverified, OPERATOR),
                Route.get("/v1/conflicts", operators::showConflicts, OPERATOR),
                Route.get("/v1/offers/{id}/budget", operators::showBudget, OPERATOR),
                Route.get("/v1/tills", operators::showTills, OPERATOR),
                Route.post("/v1/tills/end-leases", operators::endLeases, OPERATOR),
                Route.get("/v1/acts", operators::showActs, OPERATOR),
                Route.get("/v1/crm/members", crm::showMembers, CRM),
                Route.get("/v1/crm/redemptions", crm::showRedemptions, CRM),
                Route.get("/health/live", service::live),
                Route.get("/health/ready", service::ready),
                Route.get(METRICS_PATH, service::metrics, METRICS),
                Route.get("/openapi.json", service::openApi));
    }
}

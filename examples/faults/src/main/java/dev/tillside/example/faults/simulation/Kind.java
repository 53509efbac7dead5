package dev.tillside.example.faults.simulation;

/** What may happen, and how often it does beside the rest. */
public enum Kind {
    SALE(26, Counter::sale),
    OPEN_BASKET(4, Counter::openBasket),
    GO_ON(7, Counter::goOn),
    SUSPEND(3, Counter::suspend),
    RESUME(4, Counter::resume),
    CANCEL(2, Counter::cancel),
    TRAINING(2, Counter::training),
    ASK_AGAIN(3, Counter::askAgain),
    RETURN(8, Returner::withReceipt),
    LOOSE_RETURN(1, Returner::withoutReceipt),
    EXCHANGE(4, Returner::exchange),
    POST_VOID(2, Returner::postVoid),
    SYNC(8, Counter::sync),
    RESEND(1, Counter::resend),
    WAIT(8, Mishaps::wait),
    NIGHT(2, Mishaps::night),
    RESTART(2, Mishaps::restart),
    POWER_CUT(3, Mishaps::powerCut),
    CUT_SOON(5, Mishaps::cutSoon),
    HICCUP(5, Mishaps::hiccup),
    DISK_FULL(2, Mishaps::diskFull),
    DISK_BROKEN(2, Mishaps::diskBroken),
    DISK_WELL(4, Mishaps::diskWell),
    CLOCK_JUMP(2, Mishaps::clockJump),
    WEATHER(7, Mishaps::weather),
    LATE_ARRIVAL(2, Mishaps::lateArrival),
    DISLIKE(2, Mishaps::dislike),
    PUBLISH(4, Mishaps::publish),
    ERASE(1, Mishaps::erase),
    OFFICE_RESTART(1, Mishaps::officeRestart),
    OFFICE_BACKUP(2, Mishaps::officeBackup),
    OFFICE_RESTORE(2, Mishaps::officeRestore);

    private final int weight;
    private final Move move;

    /** What happens. */
    interface Move {
        void happen(World world, Workstation at, Draw draw);
    }

    Kind(int weight, Move move) {
        this.weight = weight;
        this.move = move;
    }

    int weight() {
        return weight;
    }

    void happen(World world, Workstation at, Draw draw) {
        move.happen(world, at, draw);
    }
}

package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import dev.tillside.pos.Notice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jpos.JposException;
import jpos.POSPrinter;
import jpos.POSPrinterConst;
import jpos.events.StatusUpdateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt printer behind a JavaPOS service. Thread-safe.
 *
 * <p>No method waits for the device or throws because of it, so no sale stops: a thread of the printer's own prints one receipt
 * after another. An open cover, missing paper or a printer that does not answer is one sentence for the cashier, once; the
 * receipt is printed when that is over, from its beginning. Only what is in memory waits: receipts that wait when the process ends are
 * not printed, and the till has them for printing again.
 */
public final class JavaPosPrinter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JavaPosPrinter.class);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MOST = 8;

    private final String name;
    private final String language;
    private final Consumer<Notice> cashier;
    private final ScheduledExecutorService scheduler;
    private final boolean own;
    private final Delivery thread;
    private final Deque<PosReceipt> waiting = new ArrayDeque<>();
    private Optional<POSPrinter> claimed = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private boolean low;
    private boolean planned;

    private JavaPosPrinter(
            String name, String language, Consumer<Notice> cashier, Optional<ScheduledExecutorService> scheduler) {
        this.name = name;
        this.language = language;
        this.cashier = cashier;
        this.own = scheduler.isEmpty();
        this.scheduler = scheduler.orElseGet(() -> Threads.scheduler("printer " + name + " again"));
        this.thread = new Delivery("printer " + name);
    }

    /**
     * Returns at once.
     *
     * @param logicalName as in {@code jpos.xml}
     * @param language of its few words and of what the cashier reads, {@code en} or {@code zh}
     * @param cashier hears of what is to be done, on the printer's thread
     */
    public static JavaPosPrinter named(String logicalName, String language, Consumer<Notice> cashier) {
        return new JavaPosPrinter(
                BadInput.present(logicalName, "logicalName"),
                BadInput.present(language, "language"),
                BadInput.present(cashier, "cashier"),
                Optional.empty());
    }

    /** The same, trying again on that scheduler. */
    static JavaPosPrinter named(
            String logicalName, String language, Consumer<Notice> cashier, ScheduledExecutorService scheduler) {
        return new JavaPosPrinter(logicalName, language, cashier, Optional.of(scheduler));
    }

    /**
     * Prints a receipt as soon as it can be. Where eight wait already it is not taken, and the cashier is told to print it again.
     *
     * @return whether it was taken
     */
    public boolean print(PosReceipt receipt) {
        BadInput.present(receipt, "receipt");
        boolean taken;
        synchronized (waiting) {
            taken = waiting.size() < MOST;
            if (taken) {
                waiting.add(receipt);
            }
        }
        thread.offer(taken ? this::work : () -> say("PRINTER_NOT_PRINTED"));
        return taken;
    }

    /** How many receipts wait to be printed. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void work() {
        for (Optional<PosReceipt> next = next(); next.isPresent(); next = next()) {
            try {
                POSPrinter printer = enabled();
                PosPrinting.on(printer, language).print(next.get());
                printed(printer);
            } catch (JposException e) {
                if (failed(e)) {
                    return;
                }
            }
        }
    }

    private Optional<PosReceipt> next() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.peek());
        }
    }

    private void remove() {
        synchronized (waiting) {
            waiting.remove();
        }
    }

    private void printed(POSPrinter printer) {
        remove();
        if (trouble.isPresent()) {
            trouble = Optional.empty();
            say("PRINTER_BACK");
        }
        boolean runsOut = isRunningOut(printer);
        if (runsOut && !low) {
            say("PRINTER_PAPER_LOW");
        }
        low = runsOut;
    }

    private static boolean isRunningOut(POSPrinter printer) {
        try {
            return printer.getRecNearEnd();
        } catch (JposException e) {
            return false; // the receipt is printed, and must not be again
        }
    }

    /** @return whether the receipt waits for better times */
    private boolean failed(JposException e) {
        PrinterTrouble what = PrinterTrouble.of(e);
        LOG.info("printer {} did not print: {}/{}", name, e.getErrorCode(), e.getErrorCodeExtended());
        if (what == PrinterTrouble.NOT_PRINTED) {
            remove();
            say(what.code());
            return false;
        }
        if (what == PrinterTrouble.GONE) {
            letGo();
        }
        if (!trouble.equals(Optional.of(what.code()))) {
            trouble = Optional.of(what.code());
            say(what.code());
        }
        later();
        return true;
    }

    private void later() {
        if (planned) {
            return;
        }
        try {
            Runnable again = () -> thread.put(this::again);
            scheduler.schedule(again, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            planned = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("printer {} was closed meanwhile", name);
        }
    }

    private void again() {
        planned = false;
        work();
    }

    private void say(String code) {
        try {
            cashier.accept(DeviceWords.in(language).notice(code));
        } catch (RuntimeException e) { // the POS's own must not keep receipts from being printed
            LOG.error("printer {}: the cashier was not told {}", name, code, e);
        }
    }

    private POSPrinter enabled() throws JposException {
        if (claimed.isPresent()) {
            return claimed.get();
        }
        POSPrinter printer = new POSPrinter();
        try {
            printer.addStatusUpdateListener(this::status);
            printer.open(name);
            printer.claim(JavaPosControl.CLAIM_MILLIS);
            JavaPosControl.askForPower(printer::getCapPowerReporting, printer::setPowerNotify);
            printer.setDeviceEnabled(true);
        } catch (JposException e) {
            JavaPosControl.close(printer);
            throw e;
        }
        claimed = Optional.of(printer);
        return printer;
    }

    /** Whoever closed the cover or put paper in need not wait for the next try. */
    private void status(StatusUpdateEvent event) {
        switch (event.getStatus()) {
            case POSPrinterConst.PTR_SUE_COVER_OK,
                    POSPrinterConst.PTR_SUE_REC_COVER_OK,
                    POSPrinterConst.PTR_SUE_REC_PAPEROK,
                    jpos.JposConst.JPOS_SUE_POWER_ONLINE -> thread.offer(this::work);
            default -> {
                // the next receipt finds out
            }
        }
    }

    private void letGo() {
        claimed.ifPresent(JavaPosControl::close);
        claimed = Optional.empty();
    }

    /** Prints nothing more, and lets go of the device; waits two seconds at most for one that hangs. */
    @Override
    public void close() {
        if (own) {
            scheduler.shutdown();
        }
        thread.last(this::letGo);
        thread.join(CLOSING);
    }
}

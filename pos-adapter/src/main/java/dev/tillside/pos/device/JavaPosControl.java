package dev.tillside.pos.device;

import java.io.IOException;
import jpos.BaseControl;
import jpos.JposConst;
import jpos.JposException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all devices have in common that JavaPOS has. */
final class JavaPosControl {
    /** So long another program may take to let go of a device. */
    static final int CLAIM_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(JavaPosControl.class);

    private JavaPosControl() {}

    interface Asking {
        int get() throws JposException;
    }

    interface Setting {
        void set(int value) throws JposException;
    }

    interface Step {
        void run() throws JposException;
    }

    /** Why a device cannot be had, in JavaPOS's own number. */
    static IOException refused(JposException e) {
        return new IOException("JavaPOS error " + e.getErrorCode() + "/" + e.getErrorCodeExtended(), e);
    }

    /** Before the device is enabled. */
    static void askForPower(Asking capability, Setting notify) throws JposException {
        try {
            if (capability.get() != JposConst.JPOS_PR_NONE) {
                notify.set(JposConst.JPOS_PN_ENABLED);
            }
        } catch (JposException e) {
            if (e.getErrorCode() != JposConst.JPOS_E_NOSERVICE) {
                throw e;
            }
            // A service older than 1.3 has no such news.
        }
    }

    interface Flag {
        boolean get() throws JposException;
    }

    /** What a service older than the property does not have. */
    static boolean flag(Flag property) throws JposException {
        try {
            return property.get();
        } catch (JposException e) {
            if (e.getErrorCode() != JposConst.JPOS_E_NOSERVICE) {
                throw e;
            }
            return false;
        }
    }

    /** Each step, whatever became of the one before. */
    static void close(BaseControl control) {
        if (control.getState() == JposConst.JPOS_S_CLOSED) {
            return;
        }
        step(() -> control.setDeviceEnabled(false));
        step(control::release);
        step(control::close);
    }

    private static void step(Step step) {
        try {
            step.run();
        } catch (JposException e) {
            LOG.debug("A device that is let go complained: {}", e.getErrorCode());
        }
    }
}

package dev.tillside.example.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.money.Points;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.Notice;
import dev.tillside.pos.Quote;
import dev.tillside.pos.TillAdapter;
import dev.tillside.pos.tck.TestShop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** More of them: keys with nothing behind them, or with something else, and quotes that are shown as something else. */
final class BrokenKeys extends BrokenAdapters {
    BrokenKeys(Path disk, Function<TillAdapter, LoyaltyLane> lanes) {
        super(disk, lanes);
    }

    CornerPos ignoresScans() {
        return new Corner() {
            @Override
            void scan(String code) {
                // The integrator takes scans for items only.
            }
        };
    }

    /** Cuts off what it takes for the scanner's own identifier. */
    CornerPos trimsScans() {
        return new Corner() {
            @Override
            void scan(String code) {
                super.scan(code.substring(1));
            }
        };
    }

    CornerPos ignoresCoupons() {
        return new Corner() {
            @Override
            void scan(String code) {
                if (code.startsWith("29")) {
                    super.scan(code);
                }
            }
        };
    }

    CornerPos ignoresPoints() {
        return new Corner() {
            @Override
            void payWithPoints(Points points) {
                // The key is there, and that is all.
            }
        };
    }

    CornerPos paysWithPointsTwice() {
        return new Corner() {
            @Override
            void payWithPoints(Points points) {
                super.payWithPoints(points);
                super.payWithPoints(points.plus(points));
            }
        };
    }

    CornerPos takesAllOfTheLineBack() {
        return new Corner() {
            @Override
            Optional<Money> takeBack(BasketKey receipt, BasketKey of, Gtin item, long quantity) {
                return super.takeBack(receipt, of, item, ticket().line(item).quantity());
            }
        };
    }

    CornerPos takesAnotherItemBack() {
        return new Corner() {
            @Override
            Optional<Money> takeBack(BasketKey receipt, BasketKey of, Gtin item, long quantity) {
                return super.takeBack(receipt, of, TestShop.BREAD, 1);
            }
        };
    }

    CornerPos voidsWithTheCancelKey() {
        return new Corner() {
            private BasketKey number;

            @Override
            void begin(BasketKey receipt, boolean exercise) {
                number = receipt;
                super.begin(receipt, exercise);
            }

            @Override
            void cancel() {
                super.cancel();
                postVoid(number);
            }
        };
    }

    CornerPos failsAtPrompts() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void prompt(Notice notice) {
                throw new IllegalStateException("no dialog box");
            }
        });
    }

    CornerPos hasNoTotal() {
        return new Corner() {
            @Override
            void total() {
                // The display has an amount already.
            }
        };
    }

    CornerPos failsAnAssertion() {
        return new Corner() {
            @Override
            void total() {
                throw new AssertionError("never reached");
            }
        };
    }

    CornerPos doesNotStart() {
        throw new IllegalStateException("no licence");
    }

    CornerPos hasNoDue() {
        return new Corner() {
            @Override
            Ticket ticket(Currency of) {
                return new Ticket(of) {
                    @Override
                    Money due() {
                        throw new IllegalStateException("no customer display");
                    }
                };
            }
        };
    }

    CornerPos takesOneOfSeveralDiscountsOff() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                super.adjust(quote);
                quote.adjustments().forEach((line, parts) -> ticket.discounts()
                        .put(line, parts.get(0).amount()));
            }
        });
    }

    CornerPos beginsWithTheQuoteBefore() {
        List<Quote> last = new ArrayList<>();
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                boolean other = last.stream().anyMatch(q -> !q.sale().equals(quote.sale()));
                super.adjust(other ? last.get(0) : quote);
                last.clear();
                last.add(quote);
            }
        });
    }

    CornerPos addsDiscountsOn() {
        return showing(off -> off.withMinor(-off.minor()));
    }

    CornerPos halvesDiscounts() {
        return showing(off -> off.withMinor(off.minor() / 2));
    }

    private CornerPos showing(UnaryOperator<Money> otherwise) {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                super.adjust(quote);
                ticket.discounts().replaceAll((line, off) -> otherwise.apply(off));
            }
        });
    }

    CornerPos throwsOnAdjust() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                throw new IllegalStateException("the ticket is closed");
            }
        });
    }

    CornerPos printsTwice() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void print(List<String> lines) {
                super.print(lines);
                super.print(lines);
            }
        });
    }

    CornerPos sendsThePriceOfOne() {
        return sending(line -> {
            long units = line.quantity().value().longValueExact();
            return line.amount().withMinor(line.amount().minor() / units);
        });
    }

    CornerPos sendsAmountsBelowZero() {
        return sending(line -> line.amount().withMinor(-line.amount().minor()));
    }

    private CornerPos sending(Function<Line, Money> amount) {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public List<Line> ticket() {
                return super.ticket().stream()
                        .map(line -> line.withQuantity(line.quantity(), amount.apply(line)))
                        .toList();
            }
        });
    }

    CornerPos changesTheQuantityOnly() {
        return new Corner() {
            @Override
            void change(Gtin item, long quantity, Money price) {
                super.change(item, quantity, ticket().line(item).price());
            }
        };
    }
}

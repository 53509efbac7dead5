package dev.tillside.example.pos;

import dev.tillside.basket.BasketKey;
import dev.tillside.basket.Line;
import dev.tillside.item.Gtin;
import dev.tillside.money.Money;
import dev.tillside.pos.Envelope;
import dev.tillside.pos.LaneAnswer;
import dev.tillside.pos.LoyaltyLane;
import dev.tillside.pos.Notice;
import dev.tillside.pos.Quote;
import dev.tillside.pos.TillAdapter;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.sale.Receipt;
import dev.tillside.sale.Tender;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The corner POS with one thing wrong, a thing each that integrators get wrong. */
class BrokenAdapters {
    private final Path disk;
    private final Function<TillAdapter, LoyaltyLane> lanes;

    BrokenAdapters(Path disk, Function<TillAdapter, LoyaltyLane> lanes) {
        this.disk = disk;
        this.lanes = lanes;
    }

    class Corner extends CornerPos {
        Corner() {
            super(disk, TestShop.EURO, lanes);
        }
    }

    CornerPos with(BiFunction<Ticket, Display, TillAdapter> adapter) {
        // The adapter is asked for while the POS is being made, so it cannot be one of the POS's own fields.
        return new CornerPos(disk, TestShop.EURO, lanes) {
            @Override
            TillAdapter adapter(Ticket of, Display on) {
                return adapter.apply(of, on);
            }
        };
    }

    /** Takes discounts off only where the line is there to take them off. */
    CornerPos keepsDiscountsOfVoidedLines() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                Map<String, Money> before = new LinkedHashMap<>(ticket.discounts());
                super.adjust(quote);
                before.keySet().removeAll(ticket.lines().keySet());
                ticket.discounts().putAll(before);
            }
        });
    }

    CornerPos keepsDiscountsThatNoLongerHold() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                Map<String, Money> before = new LinkedHashMap<>(ticket.discounts());
                before.keySet().retainAll(ticket.lines().keySet());
                super.adjust(quote);
                before.forEach(ticket.discounts()::putIfAbsent);
            }
        });
    }

    CornerPos addsUp() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                Map<String, Money> before = new HashMap<>(ticket.discounts());
                before.keySet().retainAll(quote.adjustments().keySet());
                super.adjust(quote);
                before.forEach((line, amount) -> ticket.discounts().merge(line, amount, Money::plus));
            }
        });
    }

    /** Discounts only what is sold after it heard of the discount. */
    CornerPos forgetsGoodsBeforeTheCard() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                Map<String, Money> before = new HashMap<>(ticket.discounts());
                super.adjust(quote);
                int last = ticket.lines().size();
                ticket.discounts()
                        .keySet()
                        .removeIf(line -> !before.containsKey(line) && Integer.parseInt(line) != last);
            }
        });
    }

    CornerPos roundsAgain() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                super.adjust(quote);
                ticket.discounts().replaceAll((line, amount) -> amount.withMinor(amount.minor() / 5 * 5));
            }
        });
    }

    CornerPos sendsNetAmounts() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public List<Line> ticket() {
                return super.ticket().stream()
                        .map(line -> Optional.ofNullable(ticket.discounts().get(line.id()))
                                .map(off -> line.withQuantity(
                                        line.quantity(), line.amount().minus(off)))
                                .orElse(line))
                        .toList();
            }
        });
    }

    CornerPos sendsTheFirstQuantity() {
        Map<String, Line> first = new HashMap<>();
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public List<Line> ticket() {
                if (ticket.lines().size() <= 1) {
                    first.values().removeIf(line -> !isOf(line, ticket));
                }
                return super.ticket().stream()
                        .map(line ->
                                first.merge(line.id(), line, (a, b) -> a.item().equals(b.item()) ? a : b))
                        .toList();
            }

            private boolean isOf(Line line, Ticket now) {
                return now.lines().containsKey(line.id());
            }
        });
    }

    CornerPos keepsSentencesToItself() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void message(Notice notice) {
                // The integrator meant to come back to this.
            }
        });
    }

    CornerPos printsNothing() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void print(List<String> lines) {
                // As above.
            }
        });
    }

    CornerPos forgetsWhatPointsPay() {
        return with((ticket, display) -> new CornerAdapter(ticket, display) {
            @Override
            public void adjust(Quote quote) {
                super.adjust(quote);
                ticket.credit(quote.due().withMinor(0));
            }
        });
    }

    CornerPos sellsInTrainingForReal() {
        return new Corner() {
            @Override
            Envelope envelope() {
                return super.envelope().inTraining(false);
            }
        };
    }

    CornerPos saysHalfOfTheTenders() {
        return new Corner() {
            @Override
            LaneAnswer<Receipt> commit(List<Tender> tenders) {
                Money all =
                        tenders.stream().map(Tender::amount).reduce(Money::plus).orElseThrow();
                return super.commit(List.of(new Tender(tenders.get(0).type(), all)));
            }
        };
    }

    CornerPos stopsWithoutTheLibrary() {
        return new Corner() {
            @Override
            void total() {
                if (!lane().total(envelope()).isDone()) {
                    throw new IllegalStateException("no loyalty, no sale");
                }
            }
        };
    }

    CornerPos triesAgainUnderAnotherNumber() {
        return new Corner() {
            private BasketKey number;

            @Override
            void begin(BasketKey receipt, boolean exercise) {
                number = receipt;
                super.begin(receipt, exercise);
            }

            @Override
            LaneAnswer<Receipt> commit(List<Tender> tenders) {
                LaneAnswer<Receipt> answer = super.commit(tenders);
                if (!answer.isDone()) {
                    lane().begin(envelope(), number.about("again"));
                    super.commit(tenders);
                }
                return answer;
            }
        };
    }

    CornerPos forgetsTheOpenSale() {
        return new Corner() {
            @Override
            void takeUp() {
                // The POS begins anew.
            }
        };
    }

    CornerPos cancelsByItself() {
        return new Corner() {
            @Override
            void cancel() {
                ticket().clear();
            }
        };
    }

    CornerPos paysBackTheShelfPrice() {
        return new Corner() {
            @Override
            Optional<Money> takeBack(BasketKey receipt, BasketKey of, Gtin item, long quantity) {
                Ticket.TicketLine line = ticket().line(item);
                super.takeBack(receipt, of, item, quantity);
                return Optional.of(line.price().withMinor(line.price().minor() * quantity / line.quantity()));
            }
        };
    }

    CornerPos sellsOnAnotherThread() {
        return new Corner() {
            @Override
            void scan(String code) {
                Thread other = new Thread(() -> super.scan(code));
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    CornerPos voidsNothing() {
        return new Corner() {
            @Override
            void postVoid(BasketKey receipt) {
                ticket().clear();
            }
        };
    }
}

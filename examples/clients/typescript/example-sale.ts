/** One sale through the sidecar: TILLSIDE_TOKEN=$(cat tills/token) node example-sale.js URI [LANE] */

import { Sidecar, TillError } from "./tillside.js";

/** Of Node, as much as is used here. */
declare const process: { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string | undefined>> };

async function sell(uri: string, token: string, name: string): Promise<void> {
  const lane = new Sidecar(uri, token).lane(name);
  for (const sale of (await lane.checkouts()).open) {
    console.log(`still open: ${sale.tx} due ${sale.priced.due}`);
    await lane.cancel(sale.tx);
  }
  const number = `T${1 + (await lane.status()).waiting}`;
  const away = new AbortController();
  const tells = lane.tells(undefined, away.signal);
  await lane.begin(number, { store: "0042", workstation: name });
  console.log((await lane.scan(number, "2900047110817")).message);
  await lane.add(number, { line: "1", gtin: "9520000001018", quantity: "2", amount: "12.98" });
  for (const offer of await lane.offers(number)) {
    console.log(`${offer.name}: ${offer.text}`);
  }
  const { due } = await lane.lock(number);
  try {
    await lane.commit(number, { tenders: [] });
  } catch (refused) {
    console.log(refused instanceof TillError ? refused.code : refused);
  }
  for await (const tell of tells) {
    if (tell.type === "checkouts" && tell.data.open.some((sale) => sale.tx === number && sale.state === "LOCKED")) {
      console.log(`told: ${number} is locked`);
      break;
    }
  }
  away.abort();
  const receipt = await lane.commit(number, { tenders: [{ type: "CARD", amount: due }] });
  console.log(receipt.receipt.join("\n"));
  console.log(`waiting for head office: ${(await lane.status()).waiting}`);
}

const [, , uri, name] = process.argv;
const token = process.env["TILLSIDE_TOKEN"];
if (uri === undefined || token === undefined) {
  throw new Error("usage: TILLSIDE_TOKEN=... node example-sale.js URI [LANE]");
}
await sell(uri, token, name ?? "1");

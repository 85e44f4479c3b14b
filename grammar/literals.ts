/** What literals mean: from their images to canonical digits, ISO dates, whole months or days, and texts without quotes. */
import { bare, LINE_BREAKS } from "./spelling.js";
import { MONTHS } from "./tokens.js";

const bareMonths = MONTHS.map(bare);
const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** "10 000" → "10000", "9,50" → "9.5", "007" → "7". */
export const canonicalNumber = (image: string): string => {
  const digits = image.replace(/\s/g, "").replace(",", ".");
  const [whole = "", decimals = ""] = digits.split(".");
  const significant = decimals.replace(/0+$/, "");
  const trimmed = whole.replace(/^0+(?=\d)/, "");
  return significant === "" ? trimmed : `${trimmed}.${significant}`;
};

/** "1er septembre" → day and month. */
export const dayAndMonth = (image: string): { readonly day: number; readonly month: number } => {
  const [day = "", month = ""] = image.split(/\s+/);
  return { day: Number(day.replace(/er$/i, "")), month: bareMonths.indexOf(bare(month)) + 1 };
};

/** "1er septembre 2024" or "2024-09-01" → "2024-09-01". */
export const isoDate = (image: string): string => {
  if (/^\d{4}-/.test(image)) return image;
  const { day, month } = dayAndMonth(image);
  return `${image.slice(-4)}-${twoDigits(month)}-${twoDigits(day)}`;
};

/** "2 ans" → 24 months, "2 semaines" → 14 days. */
export const durationOf = (image: string): { readonly amount: number; readonly unit: "months" | "days" } => {
  const unit = bare(image.replace(/^[\d\s]+/, ""));
  const amount = Number(canonicalNumber(image.replace(/[^\d]/g, "")));
  if (unit.startsWith("an")) return { amount: amount * 12, unit: "months" };
  if (unit === "mois") return { amount, unit: "months" };
  return { amount: unit.startsWith("semaine") ? amount * 7 : amount, unit: "days" };
};

const lineBreaks = new RegExp(`[${LINE_BREAKS}]+`);

/** Without its quotes; a text over several lines becomes one line. */
export const textValue = (image: string): string =>
  image.startsWith("«")
    ? image
        .slice(1, -1)
        .split(lineBreaks)
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .join(" ")
    : image.slice(1, -1);

/** A line of legal text, without `>`. */
export const legalValue = (image: string): string => image.slice(1).trim();

/** The first line of a generated page: in comes what it is made from. */
export const generatedFrom = (source: string): string =>
  `<!-- Produit par « npm run generate » à partir de ${source} ; ne pas modifier. -->\n`;

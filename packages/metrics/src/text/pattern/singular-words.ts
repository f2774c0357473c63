const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words that have no plural of their own; the facts are clips/pattern 3.6's, "christmas" and "swiss" among them. */
export const uninflected: readonly string[] = list(`
  bison bream breeches britches carp chassis christmas clippers cod contretemps corps debris diabetes djinn eland elk
  flounder gallows georgia graffiti headquarters herpes high-jinks homework innings jackanapes mackerel measles mews mumps
  news pincers pliers proceedings rabies salmon scissors series shears species swine swiss trout tuna whiting wildebeest
  advice bread butter cheese electricity equipment fruit furniture garbage gravel happiness information ketchup knowledge
  love luggage mathematics mayonnaise meat mustard progress research rice sand software understanding water`);

/** Words that end in -ie; "pie" and "tie" are not among them, since Pattern writes them with a caret that never matches. */
export const endingInIe: readonly string[] = list(`
  alergie auntie beanie birdie bogie bombie collie cookie cutie doggie eyrie freebie goonie groupie hankie hippie hoagie
  hottie indie junkie laddie laramie lingerie meanie newbie nightie oldie pixie quickie reverie rookie softie sortie
  stoolie sweetie techie toughie valkyrie veggie weenie yuppie zombie`);

/** Words whose second part tells that the first one carries the plural: mothers-in-law. */
export const prepositions: ReadonlySet<string> = new Set(
  list(`
  about above across after among around at athwart before behind below beneath beside besides between betwixt beyond but by
  during except for from in into near of off on onto out over since till to under until unto upon with`),
);

/** Endings of irregular plurals and what stands in their place, in Pattern's order. */
export const irregularEndings: readonly (readonly [plural: string, singular: string])[] = list(`
  atlantes:atlas atlases:atlas axes:axe beeves:beef brethren:brother children:child corpora:corpus corpuses:corpus
  ephemerides:ephemeris feet:foot ganglia:ganglion geese:goose genera:genus genii:genie graffiti:graffito helves:helve
  kine:cow leaves:leaf loaves:loaf men:man mongooses:mongoose monies:money moves:move mythoi:mythos numena:numen
  occipita:occiput octopodes:octopus opera:opus opuses:opus our:my oxen:ox penes:penis penises:penis people:person sexes:sex
  soliloquies:soliloquy teeth:tooth testes:testis trilbys:trilby turves:turf zoa:zoon`).map((pair) => {
  const [plural = "", singular = ""] = pair.split(":");
  return [plural, singular];
});

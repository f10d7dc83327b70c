/**
 * Figures as their authors published them, for the reader to set beside ours. Ours are not from their
 * protocols.
 */
export const published = `## Published figures

Most of these train on part of the labels of the market they are measured on, and many of their features leak the context above (in Ticino the
tender's number alone separates the labels). Ours use no label. They are not measured on the same tasks; compare with care.

| source | data, protocol | figure |
| --- | --- | --- |
| Huber & Imhof, IJIO 65 (2019) | Swiss tenders, screens and machine learning, labels of the same market | > 84 % correct (abstract) |
| Huber, Imhof & Ishii, JRSS-A (2022) | Swiss and Okinawa, same-market training | 88–93 % correct (abstract) |
| Imhof & Wallimann (2021) | coalitions in Switzerland, Japan, Italy; four learners | 90 % of coalitions right (abstract) |
| García Rodríguez et al., Autom. Constr. 133 (2022) | six markets, 80/20 by tender | best ensembles 81–95 % (from memory, printed table not verified); reproduced: Ohio screens only, tender AUC 0.61; Ticino 0.94 |
| Silveira et al. (2022) | Brazilian roads, clustering then classifier | 80 % on the labelled case (abstract) |
| Fazekas, Tóth, Wachs & Abdou, IJIO (2025) | 73 cartels in 7 countries, random forest | 70–84 % correct; 97 % where the same cartel is in training (abstract) |
| leave-one-market-out random forest on screens (reproduced) | Ohio from Ticino and the reverse | tender AUC 0.46 and 0.46 |
| Wachs & Kertész, Sci. Rep. 9:10818 (2019) | Ohio and Georgia, unsupervised groups | the ring recovered; no precision or recall given |
| Conley & Decarolis, AEJ Micro 8 (2016) | Turin, groups given beforehand | "perform well" (abstract) |

| single score on Ohio's pairs with three joint lots or more (reproduced) | AUC | AP |
| --- | --- | --- |
| joint count | 0.991 | 0.633 |
| Jaccard | 0.997 | 0.806 |
| hypergeometric −log p | 1.000 | 1.000 |
| bipartite configuration model | 1.000 | 1.000 |`

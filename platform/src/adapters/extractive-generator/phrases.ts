import type { QuestionType } from '../../german/question-type.js';

/** How Luna introduces quotations: says what they are, claims nothing about them. */
export const INTRODUCTION: Record<QuestionType, string> = {
  deadline: '**Auszug aus den Quellen.** Zu Ihrer Frist sagt der Wortlaut Folgendes:',
  amount: '**Auszug aus den Quellen.** Die Zahlen überlasse ich dem Wortlaut:',
  who: '**Auszug aus den Quellen.** Wer hier gemeint ist, steht im Wortlaut:',
  definition: '**Auszug aus den Quellen.** Der Wortlaut definiert lieber selbst:',
  permission: '**Auszug aus den Quellen.** Der Wortlaut, ohne Deutung von mir:',
  other: '**Auszug aus den Quellen.** Weniger elegant als eine Antwort in eigenen Worten, dafür wörtlich:',
};

/** What to do with the quotation; `label` names the first source. */
export const NEXT_STEP: Record<QuestionType, (label: string) => string> = {
  deadline: (label) =>
    `**Nächster Schritt:** Prüfen Sie in ${label}, wann die Frist in Ihrem Fall beginnt, und notieren Sie sich das Ende.`,
  amount: (label) =>
    `**Nächster Schritt:** Vergleichen Sie die Angabe in ${label} mit Ihren eigenen Unterlagen und achten Sie auf genannte Ausnahmen.`,
  who: (label) =>
    `**Nächster Schritt:** Öffnen Sie ${label}; dort steht auch, unter welchen Voraussetzungen das gilt.`,
  definition: (label) =>
    `**Nächster Schritt:** Lesen Sie ${label} ganz; eine Begriffsbestimmung gilt nur für das Regelwerk, in dem sie steht.`,
  permission: (label) =>
    `**Nächster Schritt:** Lesen Sie ${label} im Zusammenhang; Ausnahmen stehen gern einen Absatz weiter.`,
  other: (label) =>
    `**Nächster Schritt:** Öffnen Sie ${label} und lesen Sie die Stelle im Zusammenhang, bevor Sie danach handeln.`,
};

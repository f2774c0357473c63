import { answerParent } from "./answer-parent.ts";
import { environment } from "./env.ts";
import { fakeAnswer } from "./fake-answer.ts";
import { fakeSettings } from "./fake-settings.ts";

const settings = fakeSettings(environment);
answerParent((request) => fakeAnswer(settings, request));

import { foldWord } from './normalise.js';

const FUNCTION_WORDS = `
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
bei beim bereits bin bis bist da dabei dadurch dafür dagegen daher damit dann daran darauf daraus darf
darfst darin darum darüber das dass davon dazu dein deine deinem deinen deiner dem demnach den denen denn
dennoch der deren derer derjenige derjenigen derselbe derselben des deshalb dessen dich die dies diese diesem
diesen dieser dieses dir doch dort du durch dürfen ebenso eben ein eine einem einen einer eines einige
einigen einiger einiges einmal er es etwa etwas euch euer eure eurem euren eurer falls für gegen gegenüber
gemäß gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer
ihres im immer in indem ins insbesondere insofern insoweit ist ja je jede jedem jeden jeder jedes jedoch
jene jenem jenen jener jenes jetzt kann kannst können könnte könnten man manche mehr mein meine meinem
meinen meiner meines mich mir mit muss musst müssen müsste na nach nachdem nämlich nicht nichts noch nun nur
ob obwohl oder ohne sehr sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald sofern
sogar solche solchem solchen solcher solches soll sollen sollte sollten sondern sonst soweit sowie sowohl
statt um und uns unser unsere unserem unseren unserer unter usw vom von vor war waren warst was während weder
weil weiter welche welchem welchen welcher welches wenn wer werde werden werdet weshalb wessen wie wieder
wieso will wir wird wirst wo wobei wodurch wofür womit woran worauf woraus worin worüber wovon wozu wurde
wurden während würde würden zu zum zur zwar zwischen über überhaupt bzw ca dh ggf sog vgl zb beziehungsweise
dran drin drauf drum eigentlich genau gerade mal halt wohl schon bloß möchte möchten wollen will magst mag
denn gibt gib geben gehen geht kommt kommen macht machen machst tun tut lassen lässt lasse
wann warum bitte danke hallo moin luna frage wissen weiß weisst sagen sagt erklären erkläre bedeutet heißt
jemand jemanden jemandem niemand irgendwie irgendwo irgendein irgendwelche einfach ganz gar viel viele vielen
steht stehen regelt regeln geregelt laut hinsichtlich bezüglich sowas dir eh ding sache bekomme bekommen bekommt
kriege kriegen kriegt lang lange oft hoch gilt gelten findet finden statt braucht brauche brauchen
`;

const STOP_WORDS = new Set(FUNCTION_WORDS.trim().split(/\s+/).map(foldWord));

/** Whether a folded word only holds the sentence together and tells nothing about its subject. */
export function isStopWord(folded: string): boolean {
  return STOP_WORDS.has(folded);
}

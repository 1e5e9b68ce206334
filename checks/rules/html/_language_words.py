"""The everyday words by which a language written in Latin letters is known, and letters and endings of its own."""

from typing import Final

WORDS: Final = {
    "en": """
        a about after all also an and another any are around as at be because been before being between both
        but by can could did do does down each every for from get give go goes had has have he her here him
        his how i if in into is it its just know like made make many may me more most much must my new no not
        now of off on one only or other our out over own people please said same say see she should since so
        some such take than that the their them then there these they this those through to too under until up
        us use very want was way we well were what when where which while who why will with without within
        would you your yours yes hello thanks thank welcome today tomorrow yesterday again always never put
        take took tell told think
    """,
    "fr": """
        a afin ainsi alors allez allons après au aucun aujourd aussi autre autres aux avant avec avez avoir
        avons beaucoup bien bon bonjour bonne bonnes ça car ce cela celle ces cet cette ceux chaque chez comme
        comment dans de depuis des deux dire dit dont du elle elles en encore entre est et été être eux faire
        fait faut hier il ils je jour jours jusqu la le les leur leurs lui ma madame mademoiselle mais mes
        merci moi moins mon monsieur même ne non nos notre nous on ont ou où oui par parce pas pendant peu
        peut plus pour pourquoi puis quand que quel quelle qui quoi sa sans se sera ses si son sont sous sur
        ta tes toi ton tous tout toute toutes très tu un une vers voici voilà vos votre vous demain rue ville
        page année nouvelle nouveau
    """,
    "de": """
        aber alle allem allen aller alles als also am an auch auf aus bei beim bis bitte da damit danke dann
        das dass dein dem den denn der deren des dessen dich die dies diese diesem diesen dieser dieses dir
        doch dort du durch ein eine einem einen einer eines er es euch euer für gegen gibt guten habe haben
        hat hatte herr frau heute hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist
        ja jede jeder jetzt kann kein keine können machen man mehr mein meine mich mir mit morgen muss nach
        nachdem nicht nichts noch nur nun ob oder ohne schon sehr sein seine sich sie sind so soll sollte
        sondern um und uns unser unsere unter vom von vor war waren was weil weiter wenn wer werden wie wieder
        wir wird wo wohl wurde zu zum zur zwischen über straße öffnungszeiten willkommen
    """,
    "es": """
        a adiós ahora al algo algunos antes aquel aquí así aunque ayer bien buenas bueno buenos cada casi como
        con contra cual cuando cuál de del desde después días donde dos durante e el ella ellas ellos en entre
        era es esa ese eso esta estado estar estas este esto estos está están fue gracias ha hace hacer hacia
        han hasta hay hola hoy la las le les lo los luego mañana me menos mi mis mismo mucho muchos muy más
        nada ni no nos nosotros nuestra nuestro o os otra otro para pero poco por porque puede pues que qué
        quien se sea ser señor señora si sin sobre solo son su sus sí también tanto te tiene tienen toda todas
        todo todos tu tus un una uno unos usted ustedes vamos y ya yo
    """,
    "it": """
        a abbiamo ad adesso agli ai al alla alle allo anche ancora avere bene buona buono buongiorno che chi
        ci ciao città col come con contro cosa così cui da dagli dai dal dalla dalle degli dei del della delle
        dello dentro di dopo dove due e ed era erano essere fa fare fino fra già giorno gli grazie ha hanno i
        ieri il in io la le lei li lo loro lui ma mai me meno mi mia mio molto ne nei nel nella nelle noi non
        nostra nostro o oggi ogni per perché più poco poi prima qual quale quando quanto quella quelle quello
        questa queste questi questo qui se sei senza si sia signora signore solo sono sopra sotto su sua sue
        sul sulla suo suoi tra tu tua tutte tutti tutto un una uno vi voi è
    """,
    "pt": """
        a agora ainda alguns antes ao aos apenas aquela aquele aqui as assim até bem boa bom cada com como
        contra da das de depois desde deve devem dia dias disse do dois dos duas durante e ela elas ele eles
        em entre era essa esse esta estar estas este estes está estão eu faz fazer foi foram hoje há isso isto
        já lhe mais mas me mesmo meu minha muito muitos na nas nem no nos nossa nosso não nós o obrigado
        obrigada olá ontem onde os ou outra outro para pela pelas pelo pelos pode por porque pouco qual quando
        que quem se seja sem sempre senhor senhora ser seu seus sob sobre sua suas são só também te tem ter
        teu toda todas todo todos tudo um uma umas uns você vocês à às é
    """,
    "nl": """
        aan achter af al alle alleen als altijd ander andere bedankt ben bent bij binnen blijven daar dag dan
        dat de deze die dit doen dood door dus een eens eerst en er geen goed goede had hadden heb hebben
        heeft hem hen het hier hij hoe hun iets ik in is ja je jij jullie kan komen kunnen maar maken me meer
        men met mijn moet moeten mogen morgen na naar niet niets nog nu of om onder ons onze ook op over sinds
        tegen ten ter toch toen tot tussen u uit uw van vandaag veel voor waar wanneer wat we weer wel welke
        werd wie wij wil willen worden wordt zal ze zeer zich zij zijn zo zonder zou ging gaan jaar kunt
        welkom straat
    """,
    "da": """
        af alle alt altid anden andre at blev blive bliver da de dem den denne der deres det dette dig din
        disse du efter eller en end er et for fordi fra får før gerne god godt ham han hans har havde have
        hende hendes her hos hun hvad hvem hver hvis hvor hvordan i ikke ind ingen jeg jer kan kom kommer kun
        kunne lige man mange med meget men mere mig min mit mod må ned noget nogle nok nu når og også om op os
        over på sammen selv ses sig sin sit skal skulle som så sådan tak til ud under uden var ved vi vil
        ville være været år velkommen
    """,
    "no": """
        alle alt alltid andre at av ble bli blir da de deg dem den denne der deres det dette din disse du
        eller en enn er et etter for fordi fra få før god gjøre ham han hans har hadde hennes her hos hun hva
        hvem hver hvis hvor hvordan i ikke inn ingen jeg kan kom kommer kun kunne man mange med meg mer min
        mitt mot mye må ned noe noen nok nå når og også om opp oss over på sammen seg selv sin sitt skal
        skulle som så takk til under uten ut var ved vi vil ville vår være vært år velkommen
    """,
    "sv": """
        alla allt alltid andra att av blev bli blir då de dem den denna deras dess det detta dig din dina du
        där efter eller en er ett fick från får för före genom god ha hade han hans har henne hennes här hon
        honom hur i icke ingen inte jag kan kom kommer kunde man med mellan men mer mig min mitt mot mycket
        många måste ned ni nog nu några något när och också om oss på redan sedan sig sin sina sitt ska skall
        skulle som så tack till under upp ut utan vad var varför vara vem vi vid vilka vilken vill vår våra än
        är även år välkommen svensk
    """,
    "fi": """
        ei eikä ennen ette että hän hänen ja jo joka jos joten kanssa kaikki koska kuin kuka kun kuten kyllä
        me meidän mikä minun minä missä mitä mukaan mutta myös ne niin niitä nyt näin oli olla ole olen on
        ovat sekä se sen siellä siitä sillä sinä sitä tai te tulee tämä tämän tässä vain vielä voi voit
        voidaan yli hyvää kiitos tervetuloa
    """,
    "pl": """
        aby ale bardzo bez bo być był była było były co czy czyli dla do dobry dziękuję dzień gdy gdzie go i
        ich ile im inne ja jak jako je jego jej jest jestem jeszcze jeśli już kiedy kto która które który lub
        ma mi między mnie mogą może można my na nad nam nas nie nich niej nim no o od on ona oni oraz po pod
        podczas pod przed przez przy są się tak także tam te tego tej ten to tu ty tych tylko tym u w we
        wszystkie wszystkim wszystko z za ze że żeby
    """,
    "cs": """
        aby ale ani až bez bude budou byl byla bylo byly být co další den děkuji do ho i jak jako je jeho její
        jejich jen jsem jsme jsou již jste k kde kdo kdy která které který mezi mi mě můj může my na nad nebo
        není než o od on ona pak po pod podle pouze pro proti proto protože před při s se si své svůj ta tak
        také tam te tedy tento této to tom tu ty u už v ve všechny vy z za ze že dobrý
    """,
    "hu": """
        a az abban akkor alatt által amely ami arra azt azzal ban be csak de e egy egyik el én ennek és ez
        ezek ezt fel hanem hogy hol ha is itt jó kell ki köszönöm közötti le lehet lesz már majd meg mert mi
        mint minden mindig most nagy nap ne nem nincs ott ő ők össze pedig sem szerint több tovább utána újra
        után vagy van vannak volt üdvözöljük
    """,
    "ro": """
        a acest această aceasta acestea al ale am ar are asupra așa au avea bună ca care ce cel cele cu cum
        când către da dacă dar de deci din după e ea ei el este eu fi fie fost fără iar în între la le lor lui
        mai mi mulțumesc ne nici nu numai nostru o oricare pe pentru poate prin sa sau să se sunt sub sunteți
        și te toate tot un una unei unui va voi vor ziua
    """,
    "tr": """
        ama ancak bana bazı ben beni bir bu bunu çok çünkü da daha de değil diye en gibi göre günü hem hep her
        hiç için ile ise iyi kadar ki kim mı mi mu mü nasıl ne neden o olan olarak oldu olur ona onu onlar sen
        siz sonra şey şu tüm teşekkürler üzere var ve veya ya yok
    """,
    "id": """
        ada adalah agar akan anda apa atau bagi bahwa banyak baru belum bisa bukan dalam dan dapat dari dengan
        di hanya harus hari ia ini itu jika juga kami karena kasih ke kepada kita lagi lain lebih mereka oleh
        orang pada para saat saja sangat satu saya sebagai sebuah secara sedang selamat semua serta setelah
        sudah tahun tak tanpa telah tentang terima terhadap tidak untuk yang kota
    """,
    "tl": """
        ako ang ano aming at ay ba bago bakit dahil din gabi hindi ikaw ito iyon iyong ka kami kanila kanilang
        kay kaya ko kung kahit lahat lamang lang mabuti maganda magandang mas may mayroon mga mo mula na namin
        nang natin ng nga ngunit ni nila ninyo nito niya noon oo para pero po rin sa salamat sila siya sino
        tayo umaga upang wala walang inyo inyong
    """,
    "vi": """
        anh bạn bị các cái cảm cho chào chúng chưa chỉ có cũng cùng của cần để đã đang đây đến đi điều do đó
        đều được em gì hay hãy hơn khi không kể là lại làm lên mà mọi một muốn này năm nên nếu người nhiều như
        những ơn ra rất sau sẽ số tại tất theo thì tôi trên trong trước từ và vào vẫn với về việc vì xin
    """,
}
"""Words that carry grammar, greetings, and other words met on every page of a language, by its code (ISO 639-1)."""

MARKS: Final = {
    "en": r"\w{3,}(?:ing|ness|ful)|\w+'(?:s|re|ll|ve)|(?:can|do|does|is|are|was|were)n't|i'm|\w*(?:ight|ough)\w*",
    "fr": r"(?:[cdjlmnst]|qu|jusqu|lorsqu|aujourd)'[a-zà-ÿœ]\w*|\w+(?:eaux|euses?|ées?|ère)",
    "de": r"\w*ß\w*|\w{3,}(?:ungen|ung|heit|keit|lich|lichen|schaft)|\w*sch\w{3,}",
    "es": r"\w*ñ\w*|\w{2,}(?:ción|ciones|dades)",
    "it": r"(?:l|dell|nell|all|un|dall|sull|quest|c)'[a-zà-ÿ]\w*|\w{3,}(?:zione|zioni|tà)",
    "pt": r"\w*[ãõ]\w*|\w{3,}ções",
    "nl": r"\w+(?:ij|ijk|ijke|ijn)|\w*(?:aa|uu)\w*|\w*sch\w{3,}|zo'n",
    "da": r"\w*[øæ]\w*",
    "no": r"\w*[øæ]\w*",
    "sv": r"\w*[åäö]\w*(?:or|ar|er|en|et)",
    "fi": r"\w*(?:ää|yy|öö)\w*|\w{3,}(?:ssa|ssä|sta|stä|lla|llä)",
    "pl": r"\w*[łżźćśńąę]\w*",
    "cs": r"\w*[řěů]\w*",
    "hu": r"\w*[őű]\w*",
    "ro": r"\w*[ăâțș]\w*",
    "tr": r"\w*[ğı]\w*",
    "id": r"(?:me[mn]|pe[mn]|ber|ter)\w{4,}(?:kan|an)",
    "tl": r"(?:mag|nag|pag|ipag|maka)\w{3,}",
    "vi": r"\w*[ơưạảấầẩậắằẵặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửữựỳỵỷỹđ]\w*",
}
"""Regular expressions for words that show their language by a letter, an ending or an elision."""

FAMILIES: Final = (
    frozenset({"da", "no", "nb", "nn", "sv", "fo", "is"}),
    frozenset({"es", "pt", "gl", "ca", "oc", "an", "it", "ro", "la", "eo", "ia"}),
    frozenset({"fr", "oc", "wa", "br", "co", "ht"}),
    frozenset({"id", "ms", "jv", "su", "in"}),
    frozenset({"cs", "sk", "pl", "sl", "hr", "bs", "sr", "sh"}),
    frozenset({"de", "lb", "nl", "af", "fy", "li", "yi"}),
    frozenset({"en", "sco", "tpi"}),
    frozenset({"fi", "et"}),
    frozenset({"tr", "az", "tk", "uz", "ku"}),
)
"""Languages so close that their everyday words are easily taken for one another."""

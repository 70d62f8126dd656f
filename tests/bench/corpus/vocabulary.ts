import { type Random, shuffled } from './random.ts'

// For each language the function words in rough order of frequency, then words of a support desk, then stems and
// endings that make a tail of inflected and compound forms, as a real index has to bear them.

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

const EN = list(
  `the to and of a in you for is it that we on this your with be i have as are not can if was will at our or an from please but by all has my so do any would there which been when no they me what may one more about also just get new up out could should were than how only after us time its into now then other same before here them because over first still two need know see make like back well even does did had who their where those these both`,
)
const EN_TOPIC = list(
  `order invoice account payment issue team customer support ticket problem email number address refund delivery shipping date today week message question update phone card website password login request error product price bank document attachment package tracking subscription plan receipt company office contract item warehouse month day service details information confirmation copy form file link page button screen mobile app version server system access user name data report list status reply answer colleague manager department meeting call calendar tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning afternoon january february march april june july august september october november december`,
)
const EN_STEM = list(
  `accept adapt address adjust allow amount announce apply approach approve arrange arrive assign assist attach attempt authoris balance batch benefit bill block board book box branch break bring brows budget build bundle button cabinet calculat cancel carri catalog categor certif chang charg check claim classif clean click clos code collect colour combin comment compar complain complet comput confirm connect consider contact content continu control convert correct cost coupon courier cover creat credit currenc custom damag dashboard deal debit decid declin deduct defect defin delay delet deliver deploy deposit describ design desk detail develop devic differ direct discount discover discuss dispatch display dispos distribut domain doubl download draft driver duplicat duti edit enabl enclos encod engin enquir enter entitl error escalat estimat event exact examin exceed exchang exclud execut expect expens expir explain export express extend extern fail fast favour feature fee fetch field filter final financ find finish firewall firmwar fix flag flat follow forget format forward freight freez frequent fulfil function fund gateway general generat glass global grant group guarant guid handl hardware header help hold hour identif ignor imag impact implement import improv includ incorrect increas index indicat inform initial input inquir insert inspect install instruct insur integrat intend interest interfac intern interrupt introduc invalid invest invit invoic issu join keep kitchen label lamp laptop launch layout leas ledger letter licenc limit line load local lock log loss machin mail maintain manag manual mark market match material measur member memor mention merchant merg method minut miss mistak modif modul monitor mount mov multipl need negotiat network notic notif object observ obtain occur offer open operat optim option organis origin output overdu overview own pack pair panel paper parcel part pass patch pay penalt perform permit pick plac plug point polic port post postpon prefer prepar present press prevent print prior privat proceed process produc profil program project promis promot proof protect prove provid publish purchas push qualit quantit queri queue quick quot rais rang rat reach react read receiv recharg recogn recommend reconcil record recover redirect reduc refer refresh refus regard regist regret regular reject relat releas reliab remain remind remot remov renew rent repair repeat replac represent reproduc requir reschedul reserv reset resolv respond restart restor restrict result retail retriev return review reward rout run sampl sav scan schedul scop scratch search seat second secur select sell send sent separat seri serv set settl setup shelf ship shop show sign silver simpl singl sit size sketch slot slow snapshot socket sold solv sort sourc spare speak spec speed split spoke stack staff stamp standard start stat station stop stor stream string structur submit subscrib suggest suit suppl surcharg survey suspend switch symbol sync tabl tag talk target tariff tax technic templat term test thank threshold ticket tim titl token tool topic total touch trac trad train transact transfer translat transport trial trigger trust turn typ undo unit unlock unsubscrib updat upgrad upload urgent usag valid valu vat vendor verif view visit voucher wait wall warn warrant wash wast watch weight welcom wheel whol window wir withdraw wood work wrap writ yield zone`,
)
const EN_SUF = list(`e ed ing s es er ation able ment al ive ly or ity ion ure`)
const EN_PRE = list(`re un pre over mis non sub out`)

const IT = list(
  `di e il la che in a per un non è si da una con le i del ma al come mi della ho sono più se ci ha questo anche o lo alla vi ed dei nel dal gli ancora già quando solo essere stato fatto tutto molto bene dopo dove perché quindi nostro vostro mio suo questa quello ogni prima senza sul sulla delle degli nella fino può potete vorrei grazie prego oggi ieri domani`,
)
const IT_TOPIC = list(
  `ordine fattura pagamento rimborso cliente assistenza problema spedizione consegna numero indirizzo conto carta banca richiesta prodotto prezzo pacco data settimana giorno mese messaggio domanda risposta documento allegato modulo pagina sito accesso utente errore sistema contratto azienda ufficio magazzino articolo sconto garanzia reso sostituzione ricevuta bonifico iva codice telefono servizio aggiornamento conferma copia appuntamento riunione collega responsabile reparto città qualità quantità possibilità disponibilità perciò martedì lunedì mercoledì giovedì venerdì`,
)
const IT_STEM = list(
  `accett acquist addebit aggiorn aiut alleg annull apert applic arriv aspett assegn attend attes attiv autorizz avvis bloc calcol cambi cancell caric cerc chiam chied chius clicc collabor colleg compil complet comunic conferm configur conosc consegn consigli consult contatt control convert corregg costrui cre decid deposit descriv determin difett disatt discut dispon distribu divid domand duplic effettu elabor elenc emess entr esegu esport estend evit fattur ferm fiss fornisc funzion garant gest guard importa inclu indic inform inger inoltr inser install invi lanc lasc lavor legg liber limit mand manc mett mezz migliora misur modific mostr muov nascond necessit negozi not nuov obblig occup offr oper ordin organizz ottim pag parl part pass perd perm pian port possed prefer prem prenot prepar present prest preventiv procedur produc promett propon protegg prov pubblic puls quot raccogl raggiung recuper regal registr regol rend restitu richiam ricev richied ricord riduc rifer rifiut rilasc rimand rimborsa rinnov ripar ripet riserv risolv rispett rispond ritard ritir riusc salv scad scaric scegl scriv segnal segu selezion semplic serv sicur significa sincronizz soddisf solit sospend sostitu spedi spieg spost stamp suggeri support tass tent termin tocc torn traduc trasfer trasport trov urg us valid valut vend verific ver vist volt zon`,
)
const IT_SUF = list(`o a i e are ato ata ati ate ando ava erà iamo ite zione zioni mento menti bile abile ente ore`)

const RU = list(
  `и в не на я что с по это как мы вы для к от за из у но так же о все было мне если бы или уже только при ваш наш можно нет да до есть этот когда вас нам чтобы он она они его её их еще очень где после перед нужно надо может быть сейчас там тут здесь тоже потому также без под над через между который которая которые этого этой том тем чем то ещё`,
)
const RU_TOPIC = list(
  `заказ счет счёт оплата возврат клиент поддержка доставка номер адрес письмо вопрос ответ проблема ошибка товар цена карта банк договор компания офис склад посылка дата день неделя месяц сегодня завтра вчера пароль вход сайт страница документ вложение файл сообщение телефон услуга скидка гарантия замена чек перевод налог обновление подтверждение копия встреча менеджер отдел сотрудник ссылка система доступ данные отчет отчёт список статус срок помощь просьба понедельник вторник среда четверг пятница`,
)
const RU_STEM = list(
  `заказ оплат возврат клиент доставк поддержк подтвержд отправ получ провер обновл измен отмен настро установ подключ загруз выгруз скач сохран удал добав выбир указ ожид работ ответ вопрос помог реш проблем ошибк систем сервер прилож программ верс пользоват парол вход регистрац аккаунт подписк тариф услуг договор соглаш услов правил закон налог бухгалтер документ отчет справк заявлен заявк обращен письм сообщен уведомлен вложен файл картинк изображ фотограф видео экран кнопк страниц сайт ссылк адрес телефон номер код купон скидк акци бонус цен стоимост сумм валют рубл евро карт банк перевод платеж счет чек квитанц товар продукт издел модел размер цвет количеств качеств брак дефект поврежд упаковк посылк груз склад магазин курьер транспорт город улиц дом квартир офис компани организац фирм предприят отдел сотрудник менеджер директор руководител коллег партнер поставщик покупател заказчик встреч совещан звон разговор переговор обсужд предлож решен план проект задач срок дат ден недел месяц год час минут утр вечер начал конец период график расписан задержк перенос ускор замедл остановк запуск перезапуск сбо отказ блокировк ограничен доступ прав безопасност защит шифрован ключ сертификат подпис соединен сет интернет почт ящик папк архив копи резерв восстановл базы данн таблиц запис пол значен параметр функц метод модул библиотек интеграц автоматизац обработк анализ поиск фильтр сортировк выбор список перечен каталог раздел категори групп тип вид форм шаблон образец пример инструкц руководств описан комментар замечан пожелан жалоб претенз благодарност отзыв оценк рейтинг опрос голосован конкурс`,
)
const RU_SUF = list(`а у ом е ы ов ам ами ах и ный ная ное ные ного ной ить ать ает ил ила или ание ения ением ку ки`)

const RO = list(
  `și de la în cu nu pe este un o să care mai din pentru că ce se am a fi sunt dar ca au ați vă îmi ne ei lor sau dacă când doar acest această aici acum foarte bine toate tot după fără prin între până încă deja numai fost avem aveți puteți vreau rog mulțumesc unde cum cine astfel atunci nostru noastră dumneavoastră meu mea lui astăzi mâine ieri deci către despre asupra`,
)
const RO_TOPIC = list(
  `comandă factură plată rambursare client suport problemă livrare număr adresă cont card bancă cerere produs preț colet dată săptămână zi lună mesaj întrebare răspuns document atașament formular pagină site acces utilizator eroare sistem contract firmă birou depozit articol reducere garanție retur înlocuire chitanță transfer tva cod telefon serviciu actualizare confirmare copie întâlnire coleg responsabil departament parolă autentificare fișier listă stare termen ajutor luni marți miercuri joi vineri`,
)
const RO_STEM = list(
  `accept achit activ actualiz adaug afacer afiș ajut aleg alert anex anul anunț aplic aprob apel arhiv ascult asigur aștept atac ataș autoriz avans banc bloc bon calcul calit cantit cer certific chelt client cod colabor colet comand coment complet comunic condiț conect confirm configur consult cont contact contract control convers corect credit cump date decont defect depoz descar descri detali dezactiv dezvolt discut dispon distrib document durat economis edit efect elabor elimin emit eroar estim evalu evit execut expedi explic export extind factur fil final fix folos form func furniz garan gest grăb identific ignor import imprim inclu indic inform iniț instal instruc integr interes întârz intr invit închid încărc încerc început înlocu înregistr întreb lans legătur limit list livr loc lucr magaz manager marc marf mesaj migr model modific monitor mut negoc nevoi not notific num obiect obțin ofert oper opri ordin organiz părer pachet parol particip pierd plan plăt pleac port poș prefer preg prelu prezent primi problem proced proces produs program promo propun protej public punct ramburs raport recep reclam recomand recuper reduc refuz regist rel relu renunț repar repet rezerv rezolv rezult răspund salv scad scan schimb scri scurt secur select semn serv set simpl sincron sist situ solicit soluț spri stabil stoc stric suger sum suport suspend șterg taxă tehnic telefon termin test timp tip transfer transport trimit ultim unit urg utiliz valabil valid valor vând verific veri viit vizit vorb zon`,
)
const RO_SUF = list(`ă a e ul ului ele elor ile ilor are at ată ate ați ez ează ând iune iuni ment mente bil`)

const JA = list(
  `注文 請求書 お客様 支払い 返金 サポート 配送 商品 番号 住所 メール 電話 問題 質問 回答 確認 変更 連絡 会社 本日 明日 昨日 先週 来週 今月 データ ファイル システム エラー パスワード ログイン アカウント サーバー ページ サイト リンク 添付 資料 書類 契約 見積書 領収書 銀行 振込 カード 税金 割引 価格 在庫 倉庫 荷物 追跡 到着 遅延 交換 修理 保証 故障 不良 破損 担当者 部署 会議 予定 日程 時間 更新 設定 手順 方法 機能 画面 ボタン 一覧 検索 登録 解約 予約 利用 料金 プラン 情報 内容 状況 結果 理由 原因 対応 解決 調査 報告 依頼 承認 送信 受信 削除 追加 保存 復元 接続 通信 障害 再起動 バージョン ソフトウェア アプリ スマートフォン パソコン プリンター ネットワーク セキュリティ 東京 大阪 京都 名古屋 福岡 札幌 日本語 英語 翻訳 文字化け`,
)
const JA_KANJI = [
  ...'注文請求支払返金配送商品番号住所電話問題質回答確認変更連絡会社日明週月資料書類契約見積領収銀行振込税割引価格在庫倉荷物追跡到着遅延交換修理保証故障不良破損担当部署議予定程時間新設手順方法機能画面一覧検索登録解用内容状況結果理由原因対応決調査報告依頼承送受信削除加存復元接続通害再起動',
]

export const languages = ['en', 'it', 'ru', 'ro', 'ja'] as const
export type Language = (typeof languages)[number]

/** 2,500 to 6,000 forms for each language, the most frequent first. */
export function vocabularies(random: Random): Readonly<Record<Language, readonly string[]>> {
  return {
    en: inflected(random, [...EN, ...EN_TOPIC], EN_STEM, EN_SUF, EN_PRE),
    it: inflected(random, [...IT, ...IT_TOPIC], IT_STEM, IT_SUF),
    ru: inflected(random, [...RU, ...RU_TOPIC], RU_STEM, RU_SUF),
    ro: inflected(random, [...RO, ...RO_TOPIC], RO_STEM, RO_SUF),
    ja: compounds(random),
  }
}

function inflected(
  random: Random,
  frequent: readonly string[],
  stems: readonly string[],
  endings: readonly string[],
  prefixes: readonly string[] = [],
): readonly string[] {
  const tail: string[] = []
  for (const stem of stems) {
    for (const ending of endings) if (random.chance(0.55)) tail.push(stem + ending)
    for (const prefix of prefixes) if (random.chance(0.12)) tail.push(prefix + stem + random.pick(endings))
  }
  return [...new Set([...frequent, ...shuffled(random, tail)])]
}

function compounds(random: Random): readonly string[] {
  const pairs = Array.from({ length: 6000 }, () => random.pick(JA_KANJI) + random.pick(JA_KANJI))
  return [...new Set([...JA, ...pairs])].slice(0, 3000)
}

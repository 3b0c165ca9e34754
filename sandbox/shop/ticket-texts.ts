/** What buyers, agents and the helpdesk write, by language. The generator replaces the `{…}` marks. */
interface Texts {
  greetings: [string, ...string[]];
  /** Subject and first message of a plain ticket. */
  questions: [Opening, ...Opening[]];
  returns: [Opening, ...Opening[]];
  reviews: [Opening, ...Opening[]];
  /** Ways to name an order; `{number}` is its number, `{spaced}` the same in groups of three. */
  quotes: [string, ...string[]];
  /** Numbers that are not order numbers: dates, amounts, postcodes, phones. `{phone}` belongs to nobody in the shop. */
  noise: [string, ...string[]];
  closings: [string, ...string[]];
  answers: [string, ...string[]];
  followUps: [string, ...string[]];
  events: [string, ...string[]];
}

interface Opening {
  subject: string;
  text: string;
}

/** The shop's signature. Its phone and address are on every ticket and belong to no buyer. */
export const signature =
  'Zespół Domowy Kubek\nbok@domowykubek.example\ntel. 22 123 45 67\nul. Przykładowa 1, 00-950 Warszawa';

export const englishAnswers: [string, ...string[]] = [
  'Hello, thank you for your message. I have checked with the warehouse and will come back to you within 24 hours.',
  'Hi, I am sorry for the trouble. Could you please send us a photo of the parcel and of the item?',
];

export const texts: Record<'pl' | 'pt', Texts> = {
  pl: {
    greetings: ['Dzień dobry,', 'Witam,', 'Cześć,', 'Szanowni Państwo,'],
    questions: [
      {
        subject: 'Gdzie jest moja paczka?',
        text: 'czekam na przesyłkę już kilka dni i nadal jej nie ma. {quote}',
      },
      { subject: 'Faktura VAT', text: 'proszę o wystawienie faktury do zakupu. {quote}' },
      { subject: 'Uszkodzony kubek', text: 'paczka przyszła, ale jeden kubek jest pęknięty. {quote}' },
      { subject: 'Zmiana adresu dostawy', text: 'czy można jeszcze zmienić adres dostawy? {quote}' },
      { subject: 'Kiedy wysyłka', text: 'kiedy zostanie wysłane to, co kupiłam? {quote}' },
    ],
    returns: [
      { subject: 'Zwrot towaru', text: 'chcę odstąpić od umowy i odesłać towar. {quote}' },
      { subject: 'Zwrot - prośba o etykietę', text: 'proszę o etykietę zwrotną, towar nie pasuje. {quote}' },
    ],
    reviews: [
      { subject: 'Opinia: 5/5', text: 'bardzo ładny kubek, szybka wysyłka, polecam! {quote}' },
      { subject: 'Opinia: 2/5', text: 'kolor inny niż na zdjęciu, trochę szkoda. {quote}' },
    ],
    quotes: [
      'Chodzi o zamówienie #{number}.',
      'Zamówienie nr {spaced}.',
      'Numer zamówienia: {number}.',
      'nr {number}',
      'Dotyczy zam. {number}.',
    ],
    noise: [
      'Zapłaciłam 129,90 zł przelewem.',
      'Kupione {date}, kod pocztowy 00-950.',
      'Proszę o telefon: {phone}.',
      'Na paragonie jest kwota 1 249,00 zł.',
      'Kubek ma 330 ml i 9,5 cm wysokości.',
    ],
    closings: ['Pozdrawiam', 'Z góry dziękuję', 'Z poważaniem'],
    answers: [
      'Dzień dobry, dziękujemy za wiadomość. Sprawdzamy to z magazynem i odpiszemy do 24 godzin.',
      'Dzień dobry, przepraszamy za kłopot. Prosimy o zdjęcie paczki i produktu.',
    ],
    followUps: ['Dziękuję za szybką odpowiedź!', 'Czy wiadomo już coś więcej?', 'W załączeniu zdjęcie.'],
    events: ['Wysłano autoodpowiedź', 'Dodano tag: pilne', 'Przypisano do agenta'],
  },
  pt: {
    greetings: ['Olá,', 'Bom dia,', 'Boa tarde,', 'Oi, tudo bem?'],
    questions: [
      { subject: 'Cadê meu pedido?', text: 'estou esperando há vários dias e ainda não chegou. {quote}' },
      { subject: 'Nota fiscal', text: 'preciso da nota fiscal da compra. {quote}' },
      { subject: 'Caneca quebrada', text: 'o pacote chegou, mas uma caneca veio quebrada. {quote}' },
      { subject: 'Mudança de endereço', text: 'ainda é possível mudar o endereço de entrega? {quote}' },
    ],
    returns: [
      { subject: 'Devolução', text: 'quero devolver o produto e receber o reembolso. {quote}' },
      { subject: 'Etiqueta de devolução', text: 'podem enviar a etiqueta para eu devolver? {quote}' },
    ],
    reviews: [
      { subject: 'Avaliação: 5/5', text: 'caneca linda, chegou rápido, recomendo! {quote}' },
      { subject: 'Avaliação: 3/5', text: 'bonita, mas menor do que eu pensava. {quote}' },
    ],
    quotes: [
      'É o pedido {number}.',
      'Pedido nº {number}.',
      'Pedido #{number}.',
      'Número do pedido: {spaced}.',
    ],
    noise: [
      'Paguei R$ 129,90 no Pix.',
      'Comprei em {date}, CEP 01310-100.',
      'Meu telefone é {phone}.',
      'O valor total foi de R$ 1.249,00.',
    ],
    closings: ['Obrigada', 'Obrigado', 'Atenciosamente'],
    answers: [
      'Olá, obrigado pela mensagem. Estamos verificando com o estoque e respondemos em até 24 horas.',
      'Olá, sentimos muito. Pode nos enviar uma foto do pacote e do produto?',
    ],
    followUps: ['Obrigada pela resposta rápida!', 'Já tem alguma novidade?', 'Segue a foto em anexo.'],
    events: ['Resposta automática enviada', 'Tag adicionada: urgente', 'Ticket atribuído'],
  },
};

import type { Words } from '@/lib/match/lexicon/words';

/** The words that announce a value. Content scripts load no others. */
export const ptLabels = {
  order: 'pedido* ped. compra compras venda vendas encomenda encomendas transação ordem',
  parcel: 'rastre* objeto pacote remessa',
  return: 'devolu* troca estorno reclamação',
  phone: 'celular fone telefone* telemóvel whats whatsapp zap tel tel. cel cel.',
  hotline: 'motorista sac hotline',
  calling: 'ligar ligue ligar-me ligação contato contatar contacto contactar telefonar',
  login: 'usuário apelido',
  buyer: 'comprador* utilizador*',
  email: 'email e-mail correio',
  invoice: 'nota notas fatura faturas recibo* danfe',
  case: 'chamado protocolo atendimento pagamento anúncio mensagem documento fiscal',
  amount: 'valor preço quantia total',
  date: 'data',
  other:
    'nf nfe cpf cnpj inscri* conta agência banco pix cep ncm produto* rua av av. avenida apto apartamento cliente* cartão tamanho série nif artigo* matrícula*',
  number: 'número* num. nº n. nro nro. numeros',
  id: 'id referência*',
} satisfies Words;

export const pt: Words = {
  ...ptLabels,
  copula: 'é são',
  mine: 'meu minha',
  and: 'e',
  or: 'ou',
  also: 'também',
  preposition: 'de para com em por no na',
  filler:
    'do da dos das o a os as nosso nossa seu sua este esta sobre referente ao pelo mercado livre magalu shopee loja código',
  verb: 'não está foi ainda',
  unit: 'un un. unidade unidades dia dias hora horas ano anos vezes',
  plurals: 'pedidos compras encomendas vendas',
};

import type { Words } from '@/lib/match/lexicon/words';

export const es: Words = {
  order: 'pedido* ped. compra compras orden ordenes encargo transacción',
  parcel: 'paquete* envío* seguimiento rastreo',
  return: 'devoluci* reembolso reclamaci* cambio',
  phone: 'teléfono* tel tel. tlf tlf. tfno tfno. móvil* celular whatsapp',
  calling: 'llam* contact* telefonear localizar',
  login: 'usuario',
  buyer: 'comprador*',
  email: 'email correo e-mail',
  invoice: 'factura* recibo* ticket albarán',
  case: 'consulta* caso incidencia* pago* anuncio* mensaje* oferta* solicitud*',
  amount: 'importe* precio* total valor',
  date: 'fecha*',
  other:
    'nif cif dni iva cuenta* banco cp postal artículo* producto* cliente* calle tarjeta cupón modelo serie',
  number: 'número* núm núm. nº n. num num. nro nro.',
  id: 'id referencia* ref ref.',
  copula: 'es son',
  mine: 'mi',
  and: 'y e',
  preposition: 'de para con en por del',
  filler: 'el la los las mis nuestro su este esta sobre al tienda',
  verb: 'no está fue aún todavía',
  unit: 'ud ud. uds uds. unidades unidad piezas días día horas años veces',
  plurals: 'pedidos compras órdenes',
};

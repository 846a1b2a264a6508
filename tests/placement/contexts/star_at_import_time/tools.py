from diffusers import DDIM, DDPM

WIDTH = 256
